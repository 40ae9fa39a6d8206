"""When something happened: now, or the day that a draft from before this system is brought in for.

with as_of(datetime(2026, 2, 12, 10, tzinfo=...)):
    freeze_draft(...)
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.utils import timezone

_moment: ContextVar[datetime.datetime | None] = ContextVar("moment", default=None)


def now() -> datetime.datetime:
    return _moment.get() or timezone.now()


@contextmanager
def as_of(moment: datetime.datetime) -> Iterator[None]:
    """Drafts frozen, moved, published and corrected in the block bear this date. Raises ValueError where it has no time zone or is to come."""
    if timezone.is_naive(moment) or moment > timezone.now():
        raise ValueError(f"A moment of the past with its time zone is needed, not {moment}.")
    token = _moment.set(moment)
    try:
        yield
    finally:
        _moment.reset(token)
