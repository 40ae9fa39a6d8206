"""Wagtail withdraws a page and those below it one by one, and would stop in the middle."""

from __future__ import annotations

from . import refusals
from .guard import has_public_text


def refuse_above_documents(request, page) -> None:
    """For a page above public documents: the concept's own, and a home page together with all below it. Raises RoadClosed."""
    from concept_pages.models import ConceptPage

    takes_all = bool(request.POST.get("include_descendants"))
    if request.method == "POST" and (takes_all or page.specific_class is ConceptPage) and has_public_text(page.path):
        raise refusals.withdrawing_above(page)
