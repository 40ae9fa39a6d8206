"""Public pages as documents: live, and open to everybody."""

from __future__ import annotations

from collections.abc import Iterable

from wagtail.models import Page

from concept_pages.models import FieldAnalysisPage, MeasureImplementation, MeasurePage, PlanFieldPage
from concept_pages.models.base import ContentPage
from concept_pages.passages import passages_of
from concept_pages.querysets import hidden

from ..engines import Document, Passage
from ..shelves import live_shelf


def public_pages():
    return Page.objects.filter(~hidden(), live=True, depth__gt=1, alias_of=None)


def documents_of_pages(ids: Iterable[int], version: int) -> list[Document]:
    """Of those that are public; the number of queries does not grow with them."""
    pages = [page for page in public_pages().filter(pk__in=list(ids)).specific() if isinstance(page, ContentPage)]
    if not pages:
        return []
    texts = passages_of(pages)
    facts = Facts(pages)
    return [document(page, passages, facts, version) for page, passages in zip(pages, texts, strict=True)]


def document(page, passages, facts: Facts, version: int) -> Document:
    language = page.locale.language_code
    return Document(
        id=f"page-{page.pk}",
        version=version,
        shelf=live_shelf(language),
        language=language,
        title=page.title_with_number,
        passages=tuple(Passage(p.anchor, str(p.label), p.text, "" if p.lang == language else p.lang) for p in passages),
        facets={"type": (page._meta.model_name,), **facts.of(page)},
        date=page.last_published_at,
        kept={"page": page.pk},
    )


class Facts:
    """What pages can be narrowed by, read for all of them at once."""

    def __init__(self, pages: list):
        self.fields = fields_by_path()
        measures = [page for page in pages if isinstance(page, MeasurePage)]
        keys = [page.translation_key for page in measures]
        found = MeasureImplementation.objects.filter(measure_key__in=keys).values_list("measure_key", "status")
        self.status = dict(found)
        self.offices = names(measures, "participating_offices")
        self.groups = names(measures, "target_groups")
        leads = MeasurePage.objects.filter(pk__in=[page.pk for page in measures], lead_office__isnull=False)
        self.leads = dict(leads.values_list("pk", "lead_office__key"))

    def of(self, page) -> dict[str, tuple[str, ...]]:
        facets = {"field": self.field(page)}
        if isinstance(page, MeasurePage):
            offices = [*filter(None, [self.leads.get(page.pk)]), *self.offices.get(page.pk, ())]
            facets |= {
                "office": tuple(dict.fromkeys(offices)),
                "target_group": tuple(self.groups.get(page.pk, ())),
                "status": (self.status.get(page.translation_key, "planned"),),
            }
        return facets

    def field(self, page) -> tuple[str, ...]:
        """Of the page, or of the one above it that treats a field of action."""
        ends = range(len(page.path), 0, -Page.steplen)
        return next(((self.fields[page.path[:end]],) for end in ends if page.path[:end] in self.fields), ())


def fields_by_path() -> dict[str, str]:
    found: dict[str, str] = {}
    for model in (FieldAnalysisPage, PlanFieldPage):
        found |= dict(model.objects.filter(field__isnull=False).values_list("path", "field__key"))
    return found


def names(measures: list, relation: str) -> dict[int, list[str]]:
    """page id -> keys of what its rows name. One query."""
    model = MeasurePage._meta.get_field(relation).related_model
    rows = model.objects.filter(page__in=[page.pk for page in measures]).order_by("sort_order")
    found: dict[int, list[str]] = {}
    for page, key in rows.values_list("page_id", "target__key"):
        found.setdefault(page, []).append(key)
    return found
