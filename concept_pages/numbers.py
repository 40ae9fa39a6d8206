"""Numbers as they are cited: in one document each stands for one page, whether it is public or a draft."""

from __future__ import annotations

from django.db.models import Q
from wagtail.models import Page

from .tree import CONCEPT_DEPTH, DOCUMENT_DEPTH


def other_page_with(number: str, page: Page, parent: Page | None):
    """A page of the document of `page` (below `parent`) that has the number, as published or as last saved; or None."""
    if not number or parent is None or parent.depth < CONCEPT_DEPTH:
        return None
    for model in numbered_types():
        found = (
            model.objects.filter(in_document_of(parent))
            .exclude(pk=page.pk)
            .filter(Q(number=number) | Q(has_unpublished_changes=True, latest_revision__content__number=number))
        )
        if other := found.first():
            return other
    return None


def in_document_of(parent: Page) -> Q:
    """Pages of the analysis or plan that `parent` is or belongs to; directly below a concept, its own chapters."""
    if parent.depth >= DOCUMENT_DEPTH:
        return Q(path__startswith=parent.path[: Page.steplen * DOCUMENT_DEPTH])
    return Q(path__startswith=parent.path, depth=DOCUMENT_DEPTH)


def numbered_types() -> list:
    from .models import ChapterPage, FieldAnalysisPage, GoalPage, MeasurePage, PlanFieldPage

    return [ChapterPage, FieldAnalysisPage, PlanFieldPage, GoalPage, MeasurePage]
