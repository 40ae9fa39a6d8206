"""Some measures of the plan, as entry pages show them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from ..models.live import SETTLED_STATUSES, Status
from ..plan_view import STATUS_SHAPES
from ..register.facets import LATE
from ..register.folding import natural
from ..register.measures import Measures
from ..register.rows import Row, Rows

LISTED = 20
DUE_NEXT = 5


@dataclass(frozen=True)
class StatusCount:
    label: str
    shape: str
    count: int
    url: str


class Selection:
    """filters: the register's parameters that give the same measures."""

    def __init__(self, measures: Measures, places, **filters: str):
        self.measures, self.filters = measures, filters
        self.places = sorted(set(places), key=lambda place: natural(measures.rows[place].number))

    @property
    def count(self) -> int:
        return len(self.places)

    @property
    def url(self) -> str:
        return self.register_url()

    def register_url(self, **more: str) -> str:
        return f"{reverse('register')}?{urlencode({**self.filters, **more})}"

    def by_status(self) -> list[StatusCount]:
        counts = Counter(self.measures.rows[place].status for place in self.places)
        return [
            StatusCount(str(s.label), STATUS_SHAPES.get(s, ""), counts[s], self.register_url(status=s.value))
            for s in Status
            if counts[s]
        ]

    def late(self) -> int:
        return sum(self.measures.is_late(self.measures.rows[place]) for place in self.places)

    @property
    def late_url(self) -> str:
        return self.register_url(frist=LATE)

    def due_next(self) -> list[int]:
        """What is open, earliest first, so that the late come before all others."""
        rows = self.measures.rows
        open_ones = [p for p in self.places if rows[p].due_date and rows[p].status not in SETTLED_STATUSES]
        return sorted(open_ones, key=lambda place: rows[place].due_date)[:DUE_NEXT]


def listed(rows: Rows, **places: list[int]) -> dict[str, list[Row]]:
    """Lists of rows under the names given, the first ones of each."""
    cut = {name: wanted[:LISTED] for name, wanted in places.items()}
    wanted = sorted({place for some in cut.values() for place in some})
    made = dict(zip(wanted, rows.at(wanted), strict=True)) if wanted else {}
    return {name: [made[place] for place in some] for name, some in cut.items()}
