"""The measures of the plan in force on an earlier day, with their implementation as it was known then; asked like those of today."""

from __future__ import annotations

import datetime
from functools import cached_property
from typing import Any

from django.db.models import Min
from django.utils import timezone
from django.utils.translation import get_language

from ..models import MeasureImplementation
from ..models.facts import Fact
from ..models.live import Status
from .archive import RecordedField, RecordedPlan, plans
from .measures import Measures, Slim
from .names import Names


def end_of(day: datetime.date) -> datetime.datetime:
    """The last moment of a day in the site's time zone."""
    next_day = datetime.datetime.combine(day + datetime.timedelta(days=1), datetime.time.min)
    return timezone.make_aware(next_day) - datetime.timedelta(microseconds=1)


def facts_on(model: type[Fact], moment: datetime.datetime) -> list[Fact]:
    """Each fact as it was called then, also one that was deleted since; where its record begins later, as it was called first. Two queries."""
    found: dict[int, Any] = {}
    for record in model.history.exclude(history_type="-").select_related("locale").order_by("history_date", "pk"):
        if record.id not in found or record.history_date <= moment:
            found[record.id] = record
    unrecorded = model.objects.exclude(pk__in=found).select_related("locale")
    return [*map(_as_recorded, found.values()), *unrecorded]


def _as_recorded(record) -> Fact:
    fact = record.instance  # made anew at each question
    fact.locale = record.locale
    return fact


class RecordedSlim(Slim):
    """path: the key of its field of action."""

    @property
    def field_path(self) -> str:
        return self.path


class RecordedMeasures(Measures):
    """`plan` is None where none is recorded for that day."""

    concept_path = source_path = None

    def __init__(self, day: datetime.date):
        self.today = day
        self.plan: RecordedPlan | None = plans().plan_on(day, get_language())
        self.in_source = self.plan.in_source if self.plan else 0

    def names_of(self, model: type[Fact]) -> Names:
        return Names(model, rows=facts_on(model, end_of(self.today)))

    @cached_property
    def known(self) -> dict:
        """measure key -> status, as known at the end of the day."""
        records = MeasureImplementation.history.as_of(end_of(self.today))
        return {record.measure_key: record.status for record in records}

    @cached_property
    def known_from(self) -> datetime.date | None:
        """The first day on which anything of the implementation is recorded, where that is later; else None."""
        if not self.plan or self.known:
            return None
        first = MeasureImplementation.history.aggregate(at=Min("history_date"))["at"]
        return timezone.localdate(first) if first else None

    @cached_property
    def rows(self) -> list[Slim]:
        measures = self.plan.measures if self.plan else []
        unreported = (
            "" if self.known_from else Status.PLANNED.value
        )  # as of today's measures, once anything is recorded
        return [
            RecordedSlim(
                one.pk,
                one.field_key,
                one.number,
                one.title,
                one.office,
                one.due_date,
                one.permanent,
                one.url,
                self.known.get(one.key, unreported),
            )
            for one in measures
        ]

    def is_late(self, row: Slim) -> bool:
        return bool(row.status) and super().is_late(row)

    @property
    def summaries(self) -> list[str]:
        return [one.summary for one in self.plan.measures] if self.plan else []

    @property
    def participating(self) -> list[tuple[int, int]]:
        return self._pairs("participating")

    @property
    def groups(self) -> list[tuple[int, int]]:
        return self._pairs("groups")

    def _pairs(self, name: str) -> list[tuple[int, int]]:
        measures = self.plan.measures if self.plan else []
        return [(place, target) for place, one in enumerate(measures) for target in getattr(one, name)]

    @cached_property
    def fields(self) -> dict[str, RecordedField]:
        return {field.key: field for field in self.plan.fields} if self.plan else {}

    def address(self, row: Slim, home) -> str:
        return row.url_path
