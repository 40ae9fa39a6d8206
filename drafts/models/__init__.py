from .comparison import Comparison
from .draft import Audience, Draft, DraftPage
from .outline import OutlineEntry
from .procedure import Procedure, Stage, StageChange, StageDate
from .publication import Correction, Publication

__all__ = [
    "Audience",
    "Comparison",
    "Correction",
    "Draft",
    "DraftPage",
    "OutlineEntry",
    "Procedure",
    "Publication",
    "Stage",
    "StageChange",
    "StageDate",
]
