"""What became of a page, as one time line: who wrote, what was frozen, published, moved on and corrected."""

from .entries import Entry, Kind
from .merging import time_line

__all__ = ["Entry", "Kind", "time_line"]
