from __future__ import annotations

from ..models import TargetGroup
from ..register.measures import Measures
from ..register.names import Named, Names
from ..register.rows import Rows
from .goals import Goals
from .selection import Selection, listed


def target_group_context(key: str, home) -> dict | None:
    """Everything for one target group; None where none has the key."""
    group = Names(TargetGroup).by_key.get(key)
    if group is None:
        return None
    measures = Measures()
    every = Selection(measures, [place for place, pk in measures.groups if pk in group.ids], gruppe=key)
    return {
        "named": group,
        "every": every,
        "lists": listed(Rows(measures, home), all=every.places, due_next=every.due_next()),
        "goals": Goals(measures, home).served_by(every.places),
    }


def target_group_list() -> list[tuple[Named, dict[str, int]]]:
    groups, measures = Names(TargetGroup), Measures()
    counts = dict.fromkeys(groups.by_key, 0)
    for _place, key in {(place, groups.key_of(pk)) for place, pk in measures.groups}:
        if key:
            counts[key] += 1
    return [(named, {"measures": counts[named.key]}) for named in groups.alphabetical()]
