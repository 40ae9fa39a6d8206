"""The filters' values, each with the measures that have it."""

from __future__ import annotations

from collections import defaultdict

from ..models import FieldOfAction, Office, TargetGroup
from ..models.live import Status
from .masks import mask_of
from .measures import Measures

LATE, PERMANENT = "ueberfaellig", "dauerhaft"


class Facets:
    """masks: from a filter's parameter to its values in the order shown, each with its measures."""

    def __init__(self, measures: Measures):
        self.measures = measures
        self.fields, self.offices, self.groups = map(measures.names_of, (FieldOfAction, Office, TargetGroup))
        self.size = len(measures.rows)
        self.everything = (1 << self.size) - 1
        self.masks: dict[str, dict[str, int]] = {
            "feld": self._fields(),
            "amt": self._offices(),
            "gruppe": self._groups(),
            "status": self._statuses(),
            "frist": self._due(),
        }

    def _masks(self, pairs, order: list[str]) -> dict[str, int]:
        places = defaultdict(list)
        for place, value in pairs:
            places[value].append(place)
        return {value: mask_of(places[value], self.size) for value in order if value in places}

    def _fields(self) -> dict[str, int]:
        """In the plan's order."""
        key_by_path = {path: self.fields.key_of(page.field_id) for path, page in self.measures.fields.items()}
        pairs = ((place, key_by_path.get(row.field_path)) for place, row in enumerate(self.measures.rows))
        return self._masks(pairs, [key for key in dict.fromkeys(key_by_path.values()) if key])

    def _offices(self) -> dict[str, int]:
        """Leading or taking part."""
        key = self.offices.key_by_id
        leads = [(place, key.get(row.office_id)) for place, row in enumerate(self.measures.rows)]
        takes_part = [(place, key.get(office)) for place, office in self.measures.participating]
        return self._masks(leads + takes_part, [named.key for named in self.offices.alphabetical()])

    def _groups(self) -> dict[str, int]:
        pairs = ((place, self.groups.key_of(group)) for place, group in self.measures.groups)
        return self._masks(pairs, [named.key for named in self.groups.alphabetical()])

    def _statuses(self) -> dict[str, int]:
        pairs = ((place, row.status) for place, row in enumerate(self.measures.rows))
        return self._masks(pairs, Status.values)

    def _due(self) -> dict[str, int]:
        """By the end of a year, so each year holds those before; and what is late or has no end."""
        years, others = defaultdict(list), defaultdict(list)
        for place, row in enumerate(self.measures.rows):
            if row.due_date:
                years[row.due_date.year].append(place)
            if row.permanent:
                others[PERMANENT].append(place)
            if self.measures.is_late(row):
                others[LATE].append(place)
        masks, until = {}, 0
        if others[LATE]:
            masks[LATE] = mask_of(others[LATE], self.size)
        for year in sorted(years):
            until |= mask_of(years[year], self.size)
            masks[str(year)] = until
        if others[PERMANENT]:
            masks[PERMANENT] = mask_of(others[PERMANENT], self.size)
        return masks
