"""The fields of action as an index: number, title, one sentence and a drawing each. One query."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import F, OuterRef, Subquery

from .field_icons import icon_path
from .models import FieldOfAction
from .querysets import hidden


@dataclass(frozen=True)
class FieldEntry:
    number: str
    title: str
    sentence: str
    url: str
    path: str  # the tree's, to find what stands below
    icon: str  # d of an SVG path
    goals: int | None = None  # below it; only where counted
    measures: int | None = None


def field_index(model, *, below: str, locale_id: int) -> list[FieldEntry]:
    """Live public pages of `model` (FieldAnalysisPage or PlanFieldPage) below a treebeard path, in tree order."""
    here = FieldOfAction.objects.filter(translation_key=OuterRef("field__translation_key"), locale_id=locale_id)
    pages = (
        model.objects.filter(~hidden(), path__startswith=below, live=True, locale_id=locale_id)
        .annotate(sentence=Subquery(here.values("description")[:1]), icon=F("field__icon"), field_key=F("field__key"))
        .order_by("path")
    )
    return [
        FieldEntry(
            page.number,
            page.title,
            page.sentence or "",
            page.url,
            page.path,
            icon_path(page.icon or page.field_key or ""),
        )
        for page in pages
    ]
