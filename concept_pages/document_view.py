"""A document's first page: its chapters and its fields of action."""

from __future__ import annotations

from dataclasses import replace

from django.db.models import Count, Q
from django.db.models.functions import Substr
from wagtail.models import Page

from .beside import is_live_or_told_of, with_beside
from .field_index import FieldEntry, field_index
from .querysets import hidden
from .surroundings import DOCUMENTS
from .whole_document import specific_in_one

FIELD_TYPES = ("fieldanalysispage", "planfieldpage")


def analysis_context(page, around) -> dict:
    from .models import FieldAnalysisPage

    return {
        "document": with_beside([page])[0],
        "chapters": chapters(around),
        "fields": field_index(FieldAnalysisPage, below=page.path, locale_id=page.locale_id),
    }


def plan_context(page, around) -> dict:
    from .models import PlanFieldPage

    fields = field_index(PlanFieldPage, below=page.path, locale_id=page.locale_id)
    return {
        "document": with_beside([page])[0],
        "chapters": chapters(around),
        "fields": with_counts(fields, page),
    }


def concept_context(page, around) -> dict:
    """The two documents, other chapters, and the concept before this one where that is public."""
    from .models import ConceptPage

    before = ConceptPage.objects.filter(~hidden(), pk=page.predecessor_id, live=True) if page.predecessor_id else []
    return {
        "documents": with_beside(documents_below(page.path, ~hidden(seen_from=[page.path]))),
        "chapters": [child for child in around.children if child.content_type.model not in DOCUMENTS],
        "predecessor": next(iter(before), None),
    }


def documents_below(path: str, is_public: Q) -> list:
    """The live analyses below a place of the tree, then the plans; and those that are not live any more, but of which there is something to say. One
    query for both.
    """
    of_either_type = Q(analysispage__isnull=False) | Q(actionplanpage__isnull=False)
    pages = Page.objects.filter(is_public, of_either_type, is_live_or_told_of(), path__startswith=path).order_by("path")
    return sorted(specific_in_one(pages), key=lambda page: page.resolution_kind == "adopt")


def chapters(around) -> list:
    return [child for child in around.children if child.content_type.model not in FIELD_TYPES]


def with_counts(fields: list[FieldEntry], plan) -> list[FieldEntry]:
    """How many live goals and measures stand below each field. One query."""
    length = plan.steplen * (plan.depth + 1)
    rows = (
        Page.objects.filter(~hidden(), path__startswith=plan.path, live=True)
        .annotate(field=Substr("path", 1, length))
        .values("field")
        .order_by()
        .annotate(
            goals=Count("pk", filter=Q(content_type__model="goalpage")),
            measures=Count("pk", filter=Q(content_type__model="measurepage")),
        )
        .values_list("field", "goals", "measures")
    )
    counts = {field: (goals, measures) for field, goals, measures in rows}
    return [replace(entry, goals=counts[entry.path][0], measures=counts[entry.path][1]) for entry in fields]
