from __future__ import annotations

from collections import Counter

from ..models import FieldAnalysisPage, FieldOfAction, KeyFigure
from ..querysets import hidden
from ..register.measures import Measures, below, url_of
from ..register.names import Named, Names
from ..register.rows import Rows
from .goals import Goals
from .selection import Selection, listed


def field_context(key: str, home) -> dict | None:
    """Everything of one field of action; None where none has the key."""
    named = Names(FieldOfAction, "image").by_key.get(key)
    if named is None:
        return None
    measures = Measures()
    paths = [path for path, page in measures.fields.items() if page.field_id in named.ids]
    plans = [measures.fields[path] for path in paths if measures.fields[path].live]
    analysis = analysis_of(named, measures, home)
    every = Selection(measures, [p for p, row in enumerate(measures.rows) if row.field_path in paths], feld=key)
    goals = Goals(measures, home)
    return {
        "named": named,
        "number": next(
            (number for number in (plans[0].number if plans else "", analysis.get("number", "")) if number), ""
        ),
        "analysis": analysis,
        "plan": {"title": plans[0].title, "url": url_of(plans[0].url_path, home)} if plans else {},
        "key_figures": key_figures_of(analysis),
        "needs": goals.needs(page_id=analysis["pk"]) if analysis else [],
        "goals": [goal for path in paths for goal in goals.below(path)],
        "every": every,
        "lists": listed(Rows(measures, home), all=every.places, due_next=every.due_next()),
    }


def analysis_of(named: Named, measures: Measures, home) -> dict:
    """The field's page in the analysis; empty where there is none."""
    if measures.concept_path is None:
        return {}
    pages = FieldAnalysisPage.objects.filter(
        ~hidden(), live=True, field_id__in=named.ids, **below(measures.concept_path)
    )
    found = pages.order_by("path").values("pk", "number", "title", "url_path").first()
    return {**found, "url": url_of(found["url_path"], home)} if found else {}


def key_figures_of(analysis: dict) -> list[KeyFigure]:
    """Each with its newest value: the series holds the years before."""
    return list(KeyFigure.objects.filter(page_id=analysis["pk"]).order_by("sort_order")) if analysis else []


def field_list() -> list[tuple[Named, dict[str, int]]]:
    """In the plan's order where they stand in it, as readers know them by number; the others after those."""
    fields, measures = Names(FieldOfAction), Measures()
    keys = {path: fields.key_of(page.field_id) for path, page in measures.fields.items()}
    numbers = {keys[path]: page.number for path, page in measures.fields.items() if page.live}
    counts = Counter(keys.get(row.field_path) for row in measures.rows)
    order = list(dict.fromkeys(keys.values()))
    known = [fields.by_key[key] for key in order if key]
    rest = [named for named in fields.alphabetical() if named.key not in order]
    return [(named, {"measures": counts[named.key], "number": numbers.get(named.key, "")}) for named in [*known, *rest]]
