"""What a draft changed of the one before it, for its cover and for lists of drafts."""

from __future__ import annotations

from dataclasses import dataclass

from ..models import Draft
from . import kinds
from .outline import counts, total
from .pairs import Pair


@dataclass
class SinceLast:
    """counts: (kind, "3 reworded") of those that there are."""

    pair: Pair
    total: int
    counts: list[tuple[str, str]]


def since_last(draft: Draft, user) -> SinceLast | None:
    """Against the newest older draft that `user` may read too; None where there is none. At most four queries."""
    older = Draft.objects.visible_to(user).filter(document_id=draft.document_id, number__lt=draft.number)
    before = older.select_related("stage", "document__locale").order_by("-number").first()
    if before is None:
        return None
    pair = Pair(before, draft)
    outline = pair.comparing.outline
    return SinceLast(pair, total(outline), kinds.counted(counts(outline["pages"])))
