"""What a draft changed of the one before it, for its cover and for lists of drafts."""

from __future__ import annotations

from dataclasses import dataclass

from ..models import Draft
from . import kinds
from .overview import counts, total
from .pairs import Pair


@dataclass
class SinceLast:
    """counts: (kind, "3 reworded") of those that there are."""

    pair: Pair
    total: int
    counts: list[tuple[str, str]]


def since_last(draft: Draft, before: Draft | None) -> SinceLast | None:
    """before: the draft it is compared with; without one there is nothing to tell. At most three queries where the two were compared before."""
    if before is None:
        return None
    pair = Pair(before, draft)
    overview = pair.comparing.overview
    return SinceLast(pair, total(overview), kinds.counted(counts(overview["pages"])))
