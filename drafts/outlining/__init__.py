"""Working on the outline of the next draft: where each page will stand, which are left out, and their numbers."""

from .numbers import give_numbers, renumber, renumbered
from .tree import CannotMove, Tree
from .working import Outline, OutlineChanged, change_outline, may_change, outline_of, restore_outline, stored_outline

__all__ = [
    "CannotMove",
    "Outline",
    "OutlineChanged",
    "Tree",
    "change_outline",
    "give_numbers",
    "may_change",
    "outline_of",
    "renumber",
    "renumbered",
    "restore_outline",
    "stored_outline",
]
