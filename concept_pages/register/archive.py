"""Who knows the plan as it was on a day. An app that keeps earlier texts says so with `keep_plans`; without one only today's can be shown."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Protocol
from uuid import UUID


@dataclass(frozen=True)
class RecordedMeasure:
    """A measure as the text of that day has it. key: its translation key. field_key: of its field of action. url: of that text.

    office, participating, groups: ids of offices and target groups in any language.
    """

    pk: int
    key: UUID
    number: str
    title: str
    summary: str
    field_key: str
    office: int | None
    due_date: datetime.date | None
    permanent: bool
    participating: list[int]
    groups: list[int]
    url: str


@dataclass(frozen=True)
class RecordedField:
    """A field of action in the plan of that day. field_id: of the shared fact."""

    key: str
    number: str
    title: str
    field_id: int | None
    live: bool = True


@dataclass(frozen=True)
class RecordedPlan:
    """The plan in force on a day, in one language, or the text of one that was public before any was. name: what this text is called. since: its first day.

    in_source: how many measures it had in the language it is written in.
    """

    name: str
    url: str
    since: datetime.date
    measures: list[RecordedMeasure] = field(default_factory=list)
    fields: list[RecordedField] = field(default_factory=list)
    in_source: int = 0
    is_in_force: bool = True


class PlanArchive(Protocol):
    def plan_on(self, day: datetime.date, language: str) -> RecordedPlan | None:
        """What was in force at the end of the day in the site's time zone; None before the first. Its SQL does not grow with the plan."""

    def first_day(self) -> datetime.date | None:
        """From which day on plans are known."""


class NoArchive:
    def plan_on(self, day: datetime.date, language: str) -> None:
        return None

    def first_day(self) -> None:
        return None


_archives: list[PlanArchive] = [NoArchive()]


def keep_plans(archive: PlanArchive) -> None:
    """The last one that was named is asked."""
    _archives.append(archive)


def plans() -> PlanArchive:
    return _archives[-1]
