from .comparison import ComparedPage, Comparison
from .door import DoorOpening
from .draft import Audience, Draft, DraftPage
from .files import DraftFile, FrozenFile
from .outline import OutlineEntry
from .procedure import AllowedContact, Procedure, Stage, StageChange, StageDate
from .publication import Correction, Publication

__all__ = [
    "AllowedContact",
    "Audience",
    "ComparedPage",
    "Comparison",
    "Correction",
    "DoorOpening",
    "Draft",
    "DraftFile",
    "DraftPage",
    "FrozenFile",
    "OutlineEntry",
    "Procedure",
    "Publication",
    "Stage",
    "StageChange",
    "StageDate",
]
