from __future__ import annotations

from django.utils.translation import gettext as _

from ..models import FieldAnalysisPage, Office
from ..querysets import hidden
from ..register.measures import Measures, below, url_of
from ..register.names import Named, Names
from ..register.rows import Rows
from .goals import Goals
from .selection import Selection, listed


def office_context(key: str, home) -> dict | None:
    """Everything of one office; None where no office has the key."""
    offices = Names(Office)
    office = offices.by_key.get(key)
    if office is None:
        return None
    measures = Measures()
    led = [place for place, row in enumerate(measures.rows) if row.office_id in office.ids]
    takes_part = [place for place, pk in measures.participating if pk in office.ids]
    every = Selection(measures, [*led, *takes_part], amt=key)
    led, takes_part = Selection(measures, led), Selection(measures, set(takes_part) - set(led))
    goals = Goals(measures, home)
    served = goals.served_by(every.places)
    lists = listed(Rows(measures, home), led=led.places, takes_part=takes_part.places, due_next=every.due_next())
    return {
        "named": office,
        "description": _(
            "What the office does in the action plan: its measures, their due dates, the goals and needs they serve."
        ),
        "every": every,
        "led": led,
        "takes_part": takes_part,
        "lists": lists,
        "goals": served,
        "needs": goals.needs_answered_by(served),
        "responsible_for": analyses_of(office, measures, home),
    }


def analyses_of(office: Named, measures: Measures, home) -> list[dict]:
    """Fields of the analysis that name the office as responsible."""
    if measures.concept_path is None:
        return []
    pages = FieldAnalysisPage.objects.filter(
        ~hidden(), live=True, responsible_offices__target_id__in=office.ids, **below(measures.concept_path)
    )
    columns = ("number", "title", "url_path")
    return [
        {"number": number, "title": title, "url": url_of(url_path, home)}
        for number, title, url_path in pages.order_by("path").values_list(*columns).distinct()
    ]


def office_list() -> list[tuple[Named, dict[str, int]]]:
    """All offices by name, each with how many measures it leads and takes part in."""
    offices, measures = Names(Office), Measures()
    led = dict.fromkeys(offices.by_key, 0)
    takes_part = dict.fromkeys(offices.by_key, 0)
    lead_of = [offices.key_of(row.office_id) for row in measures.rows]
    for key in lead_of:
        if key:
            led[key] += 1
    for place, key in {(place, offices.key_of(pk)) for place, pk in measures.participating}:
        if key and key != lead_of[place]:
            takes_part[key] += 1
    return [(named, {"led": led[named.key], "part": takes_part[named.key]}) for named in offices.alphabetical()]
