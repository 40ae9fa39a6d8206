"""The synopsis of two drafts, without database: which passages belong together (`compare_drafts`), and how the wording of one became that of the
other (`Comparison`, and `fact_change` for facts)."""

from .comparison import Comparison, accepted, merged, readable, rejected, sides
from .facts import FactChange, fact_change
from .pairing import compare_drafts
from .texts import Kind, PageChange, PageKind, PageText, PassageChange, PassageText
from .writing import Spoken

__all__ = [
    "Comparison",
    "FactChange",
    "Kind",
    "PageChange",
    "PageKind",
    "PageText",
    "PassageChange",
    "PassageText",
    "Spoken",
    "accepted",
    "compare_drafts",
    "fact_change",
    "merged",
    "readable",
    "rejected",
    "sides",
]
