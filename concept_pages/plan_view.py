"""From need to goal to measure and back, and how far measures are: what pages of analysis and plan show beside their own text."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from .models import Indicator, IndicatorValue, MeasureImplementation
from .models.live import Status, is_late
from .needs import answers_by_code, needs_answered_by
from .register.folding import natural
from .status_history import record_with_history
from .tree import concept_path

# How much of the circle beside a status is filled; the word stands beside it.
STATUS_SHAPES = {
    Status.IN_PROGRESS: "running",
    Status.LONG_TERM: "running",
    Status.PARTLY_IMPLEMENTED: "partly",
    Status.IMPLEMENTED: "done",
    Status.PERMANENT: "permanent",
    Status.NOT_IMPLEMENTED: "stopped",
    Status.DROPPED: "stopped",
}


STATUS_MEANINGS = {
    Status.PLANNED: _("Decided or proposed, not begun."),
    Status.IN_PROGRESS: _("Work has begun."),
    Status.PARTLY_IMPLEMENTED: _("Part of it already works."),
    Status.IMPLEMENTED: _("What was promised is done."),
    Status.PERMANENT: _("A task without an end date that is being carried out."),
    Status.LONG_TERM: _("Has begun and will take longer than this plan."),
    Status.NOT_IMPLEMENTED: _("Was not done in this period."),
    Status.DROPPED: _("The city no longer pursues this measure; the note says why."),
}


def field_context(page, around, texts: list) -> None:
    """Gives each need the goals and measures that answer it (`row.answer`)."""
    needs = next((section for section in texts if section.name == "needs"), None)
    goals = [p for p in around.related if p.content_type.model == "goalpage" and p.code]
    answers = answers_by_code(goals, page.locale_id)
    for row in needs.rows if needs else ():
        row.answer = answers.get(row.code)


def counterpart(around, model: str):
    """The same field of action in the other document, or None."""
    return next((p for p in around.related if p.content_type.model == model), None)


def goal_context(page, around) -> dict:
    measures = [p for p in [*around.children, *around.related] if p.content_type.model == "measurepage"]
    measures.sort(key=lambda measure: natural(measure.number))
    with_status(measures)
    return {
        "needs": needs_answered_by(page.pk, concept_path(page), page.locale_id),
        "measures": measures,
        "goals": [p for p in around.children if p.content_type.model == "goalpage"],
        "actual_values": actual_values(page),
    }


def plan_field_context(page, around) -> dict:
    """Goals in order, each with the measures below it."""
    below = sorted([*around.children, *around.below], key=lambda p: p.path)
    measures = [p for p in below if p.content_type.model == "measurepage"]
    goals = [p for p in below if p.content_type.model == "goalpage"]
    with_status(measures)
    for goal in goals:
        goal.own_measures = [m for m in measures if m.path[: -m.steplen] == goal.path]
    return {"goals": goals, "measures": measures, "counterpart": counterpart(around, "fieldanalysispage")}


def measure_context(page, around) -> dict:
    goal = around.crumbs[-1] if around.crumbs else None
    implementation, earlier = record_with_history(page.translation_key)
    return {
        "goal": goal,
        "needs": needs_answered_by(goal.pk, concept_path(page), page.locale_id) if goal else [],
        "implementation": implementation,
        "status": StatusView(implementation),
        "status_history": earlier,
        "is_late": is_late(page.due_date, implementation.status),
        "actual_values": actual_values(page),
    }


class StatusView:
    """A status as word, meaning and shape."""

    def __init__(self, implementation: MeasureImplementation):
        self.label = implementation.get_status_display()
        self.meaning = STATUS_MEANINGS.get(implementation.status, "")
        self.shape = STATUS_SHAPES.get(implementation.status, "")


def with_status(measures: list) -> None:
    """Gives each measure page its `status`; one query."""
    keys = [page.translation_key for page in measures]
    records = {r.measure_key: r for r in (MeasureImplementation.objects.filter(measure_key__in=keys) if keys else [])}
    for page in measures:
        page.status = StatusView(records.get(page.translation_key) or MeasureImplementation())


def actual_values(page) -> dict:
    """The newest actual values of the page's indicators, by the indicator's translation key; none without indicators, else one query."""
    sections, targets = page.reading
    rows = next((s.rows for s in sections if s.name == "indicators"), ())
    if not rows:
        return {}
    for row in rows:
        fact = targets.fact(Indicator, row.indicator_id)
        row.unit = fact.unit if fact else ""
    keys = Indicator.objects.filter(id__in=[row.indicator_id for row in rows])
    values = IndicatorValue.objects.filter(indicator__translation_key__in=keys.values("translation_key")).order_by(
        "date"
    )
    found: dict = {}
    for value in values.select_related("indicator"):
        found.setdefault(value.indicator_id, []).append(value)
    for row in rows:
        row.actual = found.get(row.indicator_id, [])
    return found
