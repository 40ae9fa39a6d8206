"""The life of a measure: since when it has had which status, from the history of its live record."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone

from .models import MeasureImplementation
from .models.live import Status


@dataclass(frozen=True)
class StatusSince:
    """label: the status in words. since: the first day of it."""

    label: str
    since: datetime.date
    is_current: bool


def status_history(record: MeasureImplementation) -> list[StatusSince]:
    """Oldest first; what was changed back on the same day was a slip and is left out. One query."""
    history = record.history.order_by("history_date", "history_id").values_list("history_date", "status")
    changes = changes_of_status((timezone.localdate(at), status) for at, status in history)
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
