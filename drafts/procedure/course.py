"""Where a document stands: its stages, past, present and coming, with dates."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

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
    stages = list(Stage.objects.filter(procedure_id=draft.stage.procedure_id).order_by("order"))
    changes = StageChange.objects.filter(draft__document_id=draft.document_id, draft__number__lte=draft.number)
    reached = {change.to_stage_id: timezone.localdate(change.at) for change in changes.order_by("at")}
    reached.setdefault(stages[0].pk, timezone.localdate(draft.frozen_at))
    dates = StageDate.objects.filter(document_id=draft.document_id, stage__in=stages)
    planned = {date.stage_id: (date.starts_on, date.ends_on) for date in dates}
    return [
        Step(stage, _state(stage, draft, reached), reached.get(stage.pk), planned.get(stage.pk, (None, None)))
        for stage in _shown(stages, draft, reached)
    ]


def _shown(stages: list[Stage], draft: Draft, reached: dict) -> list[Stage]:
    """Ends that were not reached are shown only where they are the regular one; stages aside only where the draft stands on them."""
    line = [
        stage for stage in stages if stage.kind == Stage.Kind.LINE or (stage.publishes and stage.kind == Stage.Kind.END)
    ]
    if draft.stage in line:
        return line
    here = max((i for i, stage in enumerate(line) if stage.pk in reached), default=0)
    rest = [] if draft.stage.kind == Stage.Kind.END else line[here + 1 :]
    return [*line[: here + 1], draft.stage, *rest]


def _state(stage: Stage, draft: Draft, reached: dict) -> str:
    if stage.pk == draft.stage_id:
        return "here"
    later_than_here = (
        stage.kind != Stage.Kind.ASIDE and stage.order > draft.stage.order and draft.stage.kind == Stage.Kind.LINE
    )
    return "past" if stage.pk in reached and not later_than_here else "ahead"
