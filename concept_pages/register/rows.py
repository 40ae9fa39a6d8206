"""Measures as the register shows them."""

from __future__ import annotations

import datetime
from collections import defaultdict
from dataclasses import dataclass

from django.utils import formats
from django.utils.translation import gettext as _

from ..models.live import Status
from ..plan_view import STATUS_SHAPES
from .measures import Measures, Slim
from .names import Named, Names


@dataclass(frozen=True)
class Row:
    number: str
    title: str
    url: str
    office: Named | None
    participating: list[Named]
    groups: list[Named]
    field: Named | None
    due_date: datetime.date | None
    permanent: bool
    status: str
    is_late: bool

    @property
    def status_label(self) -> str:
        return str(Status(self.status).label) if self.status else _("not recorded")

    @property
    def shape(self) -> str:
        return STATUS_SHAPES.get(self.status, "")

    @property
    def due(self) -> str:
        """The year alone where it is due at its end, as most are."""
        if self.permanent:
            return _("permanent")
        if self.due_date is None:
            return ""
        if (self.due_date.month, self.due_date.day) == (12, 31):
            return str(self.due_date.year)
        return formats.date_format(self.due_date, "DATE_FORMAT")


class Rows:
    """Makes rows of measures by their place. Where names of a kind are not given, rows have none of it."""

    def __init__(
        self,
        measures: Measures,
        home,
        *,
        offices: Names | None = None,
        groups: Names | None = None,
        fields: Names | None = None,
    ):
        self.measures, self.home = measures, home
        self.offices, self.groups, self.fields = offices, groups, fields

    def at(self, places: list[int]) -> list[Row]:
        takes_part = self._by_place(self.measures.participating, places) if self.offices else {}
        groups = self._by_place(self.measures.groups, places) if self.groups else {}
        return [self._row(place, takes_part.get(place, ()), groups.get(place, ())) for place in places]

    def _row(self, place: int, offices, groups) -> Row:
        slim: Slim = self.measures.rows[place]
        page = self.measures.fields.get(slim.field_path) if self.fields else None
        return Row(
            slim.number,
            slim.title,
            self.measures.address(slim, self.home),
            self.offices.of(slim.office_id) if self.offices else None,
            _named(self.offices, offices),
            _named(self.groups, groups),
            self.fields.of(page.field_id) if page and self.fields else None,
            slim.due_date,
            slim.permanent,
            slim.status,
            self.measures.is_late(slim),
        )

    @staticmethod
    def _by_place(pairs: list[tuple[int, int]], places: list[int]) -> dict[int, list[int]]:
        wanted, found = set(places), defaultdict(list)
        for place, target in pairs:
            if place in wanted:
                found[place].append(target)
        return found


def _named(names: Names | None, ids) -> list[Named]:
    found = (names.of(pk) for pk in ids) if names else ()
    return [named for named in found if named]
