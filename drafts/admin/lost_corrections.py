"""Corrections of the public text that a draft, once published, would undo: it was frozen before them."""

from __future__ import annotations

from collections import defaultdict

from ..models import Correction, Draft


def lost_corrections(draft: Draft) -> list[Correction]:
    """The last one in force of each passage that reads in `draft` as it did before. Two queries."""
    others = Correction.objects.in_force().filter(draft_page__draft__document=draft.document_id)
    others = others.exclude(draft_page__draft=draft).select_related("draft_page__locale").order_by("at", "pk")
    places: dict[tuple[int, str], list[Correction]] = defaultdict(list)
    for one in others:
        places[one.draft_page.page_id, one.anchor].append(one)
    rows = draft.pages.filter(page__in={page for page, _anchor in places})
    texts = {(row.page_id, passage["anchor"]): passage["digest"] for row in rows for passage in row.passages}
    return [all_[-1] for place, all_ in places.items() if texts.get(place) in _digests_before(all_)]


def frozen_passage(correction: Correction) -> dict:
    return next(one for one in correction.draft_page.passages if one["anchor"] == correction.anchor)


def _digests_before(corrections: list[Correction]) -> set[str]:
    """corrections: of one passage, oldest first."""
    *earlier, last = corrections
    return {frozen_passage(last)["digest"], *(one.digest for one in earlier)} - {last.digest}
