"""A whole document on one page, to read through, search in the browser or print. The number of queries does not grow with its length."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from wagtail.models import Page

from .beside import annotations_beside, with_beside_passages
from .glossary.marking import Marker
from .models import (
    ActionPlanPage,
    AnalysisPage,
    ChapterPage,
    FieldAnalysisPage,
    GoalPage,
    MeasurePage,
    PlanFieldPage,
    UnderstandingPage,
    VisionPage,
)
from .passages import Section, sections_of_pages
from .passages.targets import Targets
from .querysets import hidden
from .reading_view import TextPart, numbered_parts, reading_minutes, without_repetition
from .surroundings import surroundings_of
from .tree import ancestor_paths

PAGE_TYPES = (
    AnalysisPage,
    ActionPlanPage,
    ChapterPage,
    FieldAnalysisPage,
    UnderstandingPage,
    VisionPage,
    PlanFieldPage,
    GoalPage,
    MeasurePage,
)


@dataclass
class Part:
    """One page of the document. level: of its heading, 2 to 5."""

    page: Page
    level: int
    targets: Targets
    facts: list[Section]
    texts: list[TextPart]
    lead: object = None
    anchor: str = field(default="")


def whole_document(request, document) -> TemplateResponse:
    """`document`: an AnalysisPage or ActionPlanPage that the reader may see."""
    parts = parts_of(document)
    around = surroundings_of(document)
    context = {
        "page": document,
        "around": around,
        "parts": parts,
        "reading_minutes": reading_minutes([text for part in parts for text in part.texts]),
        "title": _("%(title)s, all on one page") % {"title": document.title},
    }
    return TemplateResponse(request, "concept_pages/whole_document.html", context)


def parts_of(document) -> list[Part]:
    shown = ~hidden(seen_from=ancestor_paths(document))
    below = Page.objects.filter(shown, path__startswith=document.path, live=True).order_by("path")
    pages = specific_in_one(below.annotate(**annotations_beside()))
    read = sections_of_pages(pages)
    for targets in {id(targets): targets for _sections, targets in read}.values():  # one, for all are in one language
        targets.marker = Marker.for_reader(targets)
    return [
        part(page, page.depth - document.depth, with_beside_passages(sections, page), targets)
        for page, (sections, targets) in zip(pages, read, strict=True)
    ]


def specific_in_one(pages) -> list:
    """The specific pages in one query: all page types of a document joined, where Wagtail's `specific()` asks once a type."""
    names = [model._meta.model_name for model in PAGE_TYPES]
    found = []
    for base in pages.select_related("locale", *names):
        page = next((getattr(base, name) for name in names if hasattr(base, name)), None)
        if page is not None:
            page.locale = base.locale
            for name in pages.query.annotations:
                setattr(page, name, getattr(base, name))
            found.append(page)
    return found


def part(page, depth: int, sections: list[Section], targets: Targets) -> Part:
    return Part(
        page=page,
        level=min(depth + 1, 5),
        targets=targets,
        lead=next((s.passages[0] for s in sections if s.name == "summary" and s.passages), None),
        facts=[s for s in sections if s.kind == "fact" and s.passages],
        texts=without_repetition(numbered_parts(sections), page.title),
        anchor=f"seite-{page.translation_key.hex[:8]}",
    )
