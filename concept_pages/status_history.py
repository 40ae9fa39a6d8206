"""The life of a measure: since when it has had which status, from the history of its live record."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import DateTimeField, F, Value
from django.utils import timezone

from .models import MeasureImplementation
from .models.live import Status


@dataclass(frozen=True)
class StatusSince:
    """label: the status in words. since: the first day of it."""

    label: str
    since: datetime.date
    is_current: bool


def record_with_history(measure_key) -> tuple[MeasureImplementation, list[StatusSince]]:
    """The live record of a measure, a blank one where nobody reported yet, and its statuses, oldest first. One query: the page of a measure has none to spare.

    What was changed back on the same day was a slip and is left out.
    """
    now = Value(None, DateTimeField())
    live = MeasureImplementation.objects.filter(measure_key=measure_key).annotate(at=now, place=Value(0))
    past = MeasureImplementation.history.filter(measure_key=measure_key).order_by()
    past = past.annotate(at=F("history_date"), place=F("history_id"))
    columns = [field.attname for field in MeasureImplementation._meta.concrete_fields]
    rows = list(live.values(*columns, "at", "place").union(past.values(*columns, "at", "place"), all=True))
    live_row = next((row for row in rows if not row["at"]), None)
    if live_row is None:
        return MeasureImplementation(measure_key=measure_key), []
    record = MeasureImplementation(**{name: live_row[name] for name in columns})
    earlier = sorted((row for row in rows if row["at"]), key=lambda row: (row["at"], row["place"]))
    return record, statuses((timezone.localdate(row["at"]), row["status"]) for row in earlier)


def statuses(states: Iterable[tuple[datetime.date, str]]) -> list[StatusSince]:
    changes = changes_of_status(states)
    last = len(changes) - 1
    return [StatusSince(str(Status(status).label), day, at == last) for at, (day, status) in enumerate(changes)]


def changes_of_status(states: Iterable[tuple[datetime.date, str]]) -> list[tuple[datetime.date, str]]:
    """The last status of each day, where it differs from that of the day before."""
    at_the_end_of = dict(states)
    found: list[tuple[datetime.date, str]] = []
    for day, status in at_the_end_of.items():
        if not found or found[-1][1] != status:
            found.append((day, status))
    return found
