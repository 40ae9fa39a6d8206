"""Where a document stands: its stages, past, present and coming, with dates."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from ..models import Draft, Stage, StageChange, StageDate


@dataclass(frozen=True)
class Step:
    """state: "past", "here" or "ahead". since: the day it was reached; planned: the days it is planned for (from, until), None where not known."""

    stage: Stage
    state: str
    since: datetime.date | None = None
    planned: tuple[datetime.date | None, datetime.date | None] = (None, None)

    @property
    def is_late(self) -> bool:
        """Not reached by the day it was planned for, or not left by the day it was to end."""
        due = self.planned[1] if self.state == "here" else self.planned[0]
        return self.state != "past" and due is not None and due < timezone.localdate()


def course_of(draft: Draft) -> list[Step]:
    """The line of the draft's procedure, and the stage aside of it where the draft stands on one. Three queries."""
    return courses_of([draft])[draft.pk]


def courses_of(drafts: Iterable[Draft]) -> dict[int, list[Step]]:
    """By id, what course_of gives for each. Three queries for all of them."""
    drafts = list(drafts)
    stages = Stage.objects.filter(procedure__in={draft.stage.procedure_id for draft in drafts}).order_by("order")
    changes = StageChange.objects.filter(draft__document__in={d.document_id for d in drafts}, undone_by=None)
    changes = list(changes.filter(undoes=None).select_related("draft").order_by("at", "pk"))
    planned = planned_dates(draft.document_id for draft in drafts)
    stages = list(stages)
    return {draft.pk: _course(draft, stages, changes, planned.get(draft.document_id, {})) for draft in drafts}


def coming_course(document) -> list[Step]:
    """The stages of a document that has no draft yet: all are to come. Two queries."""
    line = Stage.objects.filter(Q(kind=Stage.Kind.LINE) | Q(kind=Stage.Kind.END, publishes=True))
    stages = line.filter(procedure__kind=document.resolution_kind).order_by("order")
    planned = planned_dates([document.pk]).get(document.pk, {})
    return [Step(stage, "ahead", None, planned.get(stage.pk, (None, None))) for stage in stages]


def planned_dates(documents: Iterable[int]) -> dict[int, dict[int, tuple]]:
    """Id of the document -> id of the stage -> (from, until). One query."""
    found: dict[int, dict[int, tuple]] = {}
    for date in StageDate.objects.filter(document__in=list(documents)):
        found.setdefault(date.document_id, {})[date.stage_id] = (date.starts_on, date.ends_on)
    return found


def _course(draft: Draft, all_stages: list[Stage], changes: list[StageChange], planned: dict[int, tuple]) -> list[Step]:
    stages = [stage for stage in all_stages if stage.procedure_id == draft.stage.procedure_id]
    own = [c for c in changes if c.draft.document_id == draft.document_id and c.draft.number <= draft.number]
    reached = {change.to_stage_id: timezone.localdate(change.at) for change in own}
    frozen = timezone.localdate(draft.frozen_at)
    if all(
        day >= frozen for day in reached.values()
    ):  # else an earlier draft began the line, and its day is not known here
        reached.setdefault(stages[0].pk, frozen)
    return [
        Step(stage, _state(stage, draft, reached), reached.get(stage.pk), planned.get(stage.pk, (None, None)))
        for stage in _shown(stages, draft, reached)
    ]


def _shown(stages: list[Stage], draft: Draft, reached: dict) -> list[Stage]:
    """Ends that were not reached are shown only where they are the regular one; stages aside where the document has been there."""
    line = [
        stage for stage in stages if stage.kind == Stage.Kind.LINE or (stage.publishes and stage.kind == Stage.Kind.END)
    ]
    if draft.stage in line:
        aside = [stage for stage in stages if stage.kind == Stage.Kind.ASIDE and stage.pk in reached]
        return _by_day([*line, *aside], reached)
    here = max((i for i, stage in enumerate(line) if stage.pk in reached), default=0)
    rest = [] if draft.stage.kind == Stage.Kind.END else line[here + 1 :]
    return [*line[: here + 1], draft.stage, *rest]


def _by_day(stages: list[Stage], reached: dict) -> list[Stage]:
    """The line in its order, each stage aside before the first of the line that was reached, or reached again, after it."""
    line = [stage for stage in stages if stage.kind != Stage.Kind.ASIDE]
    for aside in sorted(set(stages) - set(line), key=lambda stage: reached[stage.pk]):
        after = (i for i, stage in enumerate(line) if stage.pk in reached and reached[stage.pk] > reached[aside.pk])
        line.insert(next(after, len(line)), aside)
    return line


def _state(stage: Stage, draft: Draft, reached: dict) -> str:
    if stage.pk == draft.stage_id:
        return "here"
    later_than_here = (
        stage.kind != Stage.Kind.ASIDE and stage.order > draft.stage.order and draft.stage.kind == Stage.Kind.LINE
    )
    is_first = draft.stage.order > stage.order and stage.order == 0
    return "past" if (stage.pk in reached or is_first) and not later_than_here else "ahead"
