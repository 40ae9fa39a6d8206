"""Corrections of the drafts in a comparison. They stand beside the frozen texts that are compared, and are asked for each time: of what is stored nothing is
said of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ..models import Correction, Draft
from ..text.addresses import page_address
from .pairs import Pair


class Corrections:
    """Of both drafts, in the language of the comparison, in reading order. One query."""

    def __init__(self, pair: Pair):
        rows = Correction.objects.filter(
            draft_page__draft__in=pair.drafts, draft_page__locale__language_code=pair.language
        )
        ordered = rows.order_by("draft_page__draft__number", "draft_page__position", "at", "pk")
        without_texts = ordered.select_related("draft_page").defer("draft_page__passages", "draft_page__sections")
        self.all = list(without_texts)
        self._drafts = {draft.pk: draft for draft in pair.drafts}
        self._at = defaultdict(list)
        for correction in self.all:
            row = correction.draft_page
            self._at[row.draft_id, str(row.page_key), correction.anchor].append(correction)

    def __iter__(self) -> Iterator[dict]:
        """For the list above the changes."""
        for correction in self.all:
            row = correction.draft_page
            draft = self._drafts[row.draft_id]
            url = f"{page_address(draft, row.path)}#{correction.anchor}"
            yield {"correction": correction, "of": draft.short_name, "page": row, "url": url}

    def at(self, draft: Draft | None, page_key: str, anchor: str) -> list[Correction]:
        """Oldest first."""
        return self._at.get((draft.pk, page_key, anchor), []) if draft else []
