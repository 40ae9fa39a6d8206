"""The measures of one concept in one language, as slim rows."""

from __future__ import annotations

import datetime
from functools import cached_property
from typing import NamedTuple

from django.conf import settings
from django.db.models import F, Func, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import get_language
from wagtail.models import Page

from ..models import MeasureImplementation, MeasurePage, PlanFieldPage
from ..models.facts import Fact
from ..models.live import Status, is_late
from ..querysets import hidden
from ..tree import DOCUMENT_DEPTH
from .concept import current_concept_paths
from .names import Names

FIELD_PATH_LENGTH = Page.steplen * (DOCUMENT_DEPTH + 1)


class Slim(NamedTuple):
    """What counting and sorting need of a measure."""

    pk: int
    path: str
    number: str
    title: str
    office_id: int | None
    due_date: datetime.date | None
    permanent: bool
    url_path: str
    status: str

    @property
    def field_path(self) -> str:
        return self.path[:FIELD_PATH_LENGTH]


class Measures:
    """Live, public measures of the newest concept in the active language, in the plan's order. Each list is one query, asked once."""

    def __init__(self) -> None:
        paths = current_concept_paths()
        self.concept_path = paths.get(get_language())
        self.source_path = paths.get(settings.LANGUAGE_CODE) if get_language() != settings.LANGUAGE_CODE else None
        self.in_source = 0

    def names_of(self, model: type[Fact]) -> Names:
        """Offices, target groups or fields, as they are called at the time of the measures."""
        return Names(model)

    def queryset(self) -> QuerySet:
        # Until someone reports otherwise a measure is planned: the default of its record.
        records = MeasureImplementation.objects.filter(measure_key=OuterRef("translation_key")).values("status")
        pages = MeasurePage.objects.none()
        if self.concept_path is not None:
            pages = MeasurePage.objects.filter(~hidden(), live=True, **below(self.concept_path))
        return pages.annotate(status=Coalesce(Subquery(records[:1]), Value(Status.PLANNED.value))).order_by("path")

    @cached_property
    def rows(self) -> list[Slim]:
        columns = ("pk", "path", "number", "title", "lead_office_id", "due_date", "permanent", "url_path", "status")
        counted = self.queryset().annotate(in_source=self._count_in_source())
        found = list(counted.values_list(*columns, "in_source"))
        self.in_source = found[0][-1] if found else 0
        return [Slim(*row[:-1]) for row in found]

    def _count_in_source(self) -> Subquery | Value:
        """In the same statement, which asks for it once: entry pages have no query to spare."""
        if self.source_path is None:
            return Value(0)
        pages = MeasurePage.objects.filter(~hidden(), live=True, **below(self.source_path)).order_by()
        return Subquery(pages.annotate(number_of=Func(F("pk"), function="COUNT")).values("number_of"))

    @property
    def untranslated(self) -> int:
        """How many measures the concept has in the language it is written in, but not in the reader's."""
        translated = len(self.rows)  # brings the other number along
        return max(0, self.in_source - translated)

    @cached_property
    def place(self) -> dict[int, int]:
        """From a measure's id to its place in `rows`."""
        return {row.pk: place for place, row in enumerate(self.rows)}

    @cached_property
    def summaries(self) -> list[str]:
        return list(self.queryset().values_list("summary", flat=True))

    @cached_property
    def participating(self) -> list[tuple[int, int]]:
        """(place, office id)."""
        return self._references("participating_offices")

    @cached_property
    def groups(self) -> list[tuple[int, int]]:
        """(place, target group id)."""
        return self._references("target_groups")

    def _references(self, relation: str) -> list[tuple[int, int]]:
        if self.concept_path is None:
            return []
        model = MeasurePage._meta.get_field(relation).related_model
        pairs = model.objects.filter(**below(self.concept_path, "page__")).order_by("page_id", "sort_order")
        place = self.place
        return [(place[pk], target) for pk, target in pairs.values_list("page_id", "target_id") if pk in place]

    @cached_property
    def fields(self) -> dict[str, PlanFieldPage]:
        """The plan's pages of fields by path, also those not public: their measures belong to the field all the same."""
        if self.concept_path is None:
            return {}
        pages = PlanFieldPage.objects.filter(**below(self.concept_path)).order_by("path")
        return {page.path: page for page in pages.only("path", "number", "title", "live", "url_path", "field_id")}

    @cached_property
    def today(self) -> datetime.date:
        return timezone.localdate()

    def is_late(self, row: Slim) -> bool:
        return is_late(row.due_date, row.status, self.today)

    def address(self, row: Slim, home) -> str:
        return url_of(row.url_path, home)


def url_of(url_path: str, home) -> str:
    """The address of a page below a home page, without asking for the site once a page."""
    return home.url + url_path.removeprefix(home.url_path)


def below(path: str, page: str = "") -> dict[str, tuple[str, str]]:
    """The look-up for pages below a path that databases answer from an index, which they do not for LIKE everywhere."""
    return {f"{page}path__range": Page._get_children_path_interval(path)}
