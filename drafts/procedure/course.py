"""Where a document stands: its stages, past, present and coming, with dates."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.db.models import F, Q
from django.utils import timezone

from ..models import Draft, Stage, StageChange, StageDate

# Stages of a text that the council has adopted. The council never adopts an analysis.
ADOPTING = ("adopted", "adopted_amended", "in_force")
SUPERSEDED = "superseded"


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


@dataclass(frozen=True)
class ReadersCourse:
    """newest: the newest draft that everybody may read, None where there is none. steps: the course as that draft tells it. standing: the newest
    of those drafts that has not come to nothing, with its own steps; where `newest` has, it is the text that is public again.
    """

    newest: Draft | None
    steps: list[Step]
    standing: Draft | None
    steps_of_standing: list[Step]

    @property
    def has_come_to_nothing(self) -> bool:
        return self.newest is not None and self.newest != self.standing


def course_of(draft: Draft) -> list[Step]:
    """The line of the draft's procedure, and the stage aside of it where the draft stands on one. Two queries."""
    return courses_of([draft])[draft.pk]


def so_far(steps: Iterable[Step]) -> list[Step]:
    """The course of a draft that goes no further: what is still to come is its successor's."""
    return [replace(step, state="past") for step in steps if step.state != "ahead"]


def without_dates(steps: Iterable[Step]) -> list[Step]:
    """The course of a draft that has a successor: the days that are planned for the document are the successor's, so this one is late in nothing."""
    return [replace(step, planned=(None, None)) for step in steps]


def courses_of(drafts: Iterable[Draft]) -> dict[int, list[Step]]:
    """By id, what course_of gives for each. Two queries for all of them."""
    drafts = list(drafts)
    stages, planned = _stages_with_dates(
        Q(procedure__in={draft.stage.procedure_id for draft in drafts}), by="document_id"
    )
    changes = _changes(drafts)
    return {draft.pk: _course(draft, stages, changes, planned[draft.document_id]) for draft in drafts}


def courses_for_readers(documents: Iterable) -> dict[UUID, ReadersCourse]:
    """By translation key of the documents, in whichever language they are, for readers of their pages. What happens inside the administration after the newest draft that
    everybody may read is not told. Three queries for all of them.
    """
    kinds = {document.translation_key: document.resolution_kind for document in documents}
    public = Draft.objects.told().filter(document__translation_key__in=kinds).order_by("number")
    drafts = list(public.with_openness().select_related("stage", "document"))
    newest = {draft.document.translation_key: draft for draft in drafts}
    standing = {draft.document.translation_key: draft for draft in drafts if not draft.stage.takes_back}
    stages, planned = _stages_with_dates(Q(procedure__kind__in=kinds.values()), by="document__translation_key")
    changes = _changes(newest.values())

    def steps_of(draft: Draft | None, key: UUID) -> list[Step]:
        own = [stage for stage in stages if stage.procedure.kind == kinds[key]]
        return _course(draft, own, changes, planned[key]) if draft else _not_begun(own, planned[key])

    return {
        key: ReadersCourse(
            newest.get(key), steps_of(newest.get(key), key), standing.get(key), steps_of(standing.get(key), key)
        )
        for key in kinds
    }


def _stages_with_dates(which: Q, by: str) -> tuple[list[Stage], dict[Any, dict[int, tuple]]]:
    """The stages; by this field of a date, then stage, the planned days. One query: a row for each stage and date of it."""
    rows = (
        Stage.objects.filter(which)
        .select_related("procedure")
        .annotate(of=F(f"dates__{by}"), starts_on=F("dates__starts_on"), ends_on=F("dates__ends_on"))
        .order_by("order")
    )
    stages, planned = {}, defaultdict(dict)
    for row in rows:
        stages[row.pk] = row
        if row.of:
            planned[row.of][row.pk] = (row.starts_on, row.ends_on)
    return list(stages.values()), planned


def coming_course(document) -> list[Step]:
    """The stages of a document that has no draft yet: its text is being written, all else is to come. One query."""
    stages, planned = _stages_with_dates(Q(procedure__kind=document.resolution_kind), by="document_id")
    return _not_begun(stages, planned[document.pk])


def planned_dates(documents: Iterable[int]) -> dict[int, dict[int, tuple]]:
    """Id of the document -> id of the stage -> (from, until). One query."""
    found: dict[int, dict[int, tuple]] = {}
    for date in StageDate.objects.filter(document__in=list(documents)):
        found.setdefault(date.document_id, {})[date.stage_id] = (date.starts_on, date.ends_on)
    return found


def _changes(drafts: Iterable[Draft]) -> list[StageChange]:
    """Of all drafts of their documents, but those that were taken back, and the taking back."""
    changes = StageChange.objects.filter(
        draft__document__in={d.document_id for d in drafts}, undone_by=None, undoes=None
    )
    return list(changes.select_related("draft").order_by("at", "pk"))


def _not_begun(stages: list[Stage], planned: dict[int, tuple]) -> list[Step]:
    line = [stage for stage in stages if is_in_line(stage)]
    return [
        Step(stage, "ahead" if index else "here", None, planned.get(stage.pk, (None, None)))
        for index, stage in enumerate(line)
    ]


def is_in_line(stage: Stage) -> bool:
    """The stages of the line, and the end that a document regularly comes to."""
    return stage.kind == Stage.Kind.LINE or (stage.kind == Stage.Kind.END and stage.publishes)


def _course(draft: Draft, all_stages: list[Stage], changes: list[StageChange], planned: dict[int, tuple]) -> list[Step]:
    stages = [stage for stage in all_stages if stage.procedure_id == draft.stage.procedure_id]
    own = [c for c in changes if c.draft.document_id == draft.document_id and c.draft.number <= draft.number]
    times = defaultdict(list, {stages[0].pk: [_begun(draft, own, stages[0])]})
    for change in own:
        times[change.to_stage_id].append(change.at)
    reached = {pk: of_stage[-1] for pk, of_stage in times.items()}
    before = {change.to_stage_id for change in own if change.draft.number < draft.number}
    itself = {change.to_stage_id for change in own if change.draft_id == draft.pk}
    steps = [
        Step(stage, _state(stage, draft, reached), None, _planned(stage, planned, before))
        for stage in _shown(stages, draft, reached, itself)
    ]
    return _with_days(steps, times)


def _with_days(steps: list[Step], times: dict[int, list[datetime.datetime]]) -> list[Step]:
    """A stage that several drafts have been on shows the last day before the following stage was reached; one that is still ahead shows none."""
    found, following = [], None
    for step in reversed(steps):
        since = None
        if step.state != "ahead" and times[step.stage.pk]:
            earlier = [time for time in times[step.stage.pk] if following is None or time <= following]
            following = max(earlier or times[step.stage.pk])
            since = timezone.localdate(following)
        found.append(replace(step, since=since))
    return found[::-1]


def _begun(draft: Draft, changes: list[StageChange], first: Stage) -> datetime.datetime:
    """When the first stage was reached: with this draft where it stands there, else with the first of the document's drafts that went on."""
    others = [] if draft.stage_id == first.pk else [change.draft.frozen_at for change in changes]
    return min([draft.frozen_at, *others])


def _planned(stage: Stage, planned: dict[int, tuple], before: set[int]) -> tuple:
    """Days that have passed and were met by an earlier draft say nothing of this one."""
    dates = planned.get(stage.pk, (None, None))
    if stage.pk not in before:
        return dates
    return tuple(day if day and day >= timezone.localdate() else None for day in dates)


def _shown(stages: list[Stage], draft: Draft, reached: dict, itself: set[int]) -> list[Stage]:
    """Ends that were not reached are shown only where they are the regular one; stages aside where the document has been there. A draft that came
    to nothing shows the line as far as it got itself: its predecessor may be in force.
    """
    aside = [stage for stage in stages if stage.kind == Stage.Kind.ASIDE and stage.pk in reached]
    line = _without_bypassed([stage for stage in stages if is_in_line(stage)], aside, reached)
    if draft.stage in line:
        return _by_day([*line, *aside], reached)
    gone_through = itself if draft.stage.takes_back else reached
    here = max((i for i, stage in enumerate(line) if stage.pk in gone_through), default=0)
    rest = [] if draft.stage.kind == Stage.Kind.END else line[here + 1 :]
    return [*line[: here + 1], draft.stage, *rest]


def _without_bypassed(line: list[Stage], aside: list[Stage], reached: dict) -> list[Stage]:
    """What is adopted as amended is not yet to be adopted: a stage aside that leads on takes the place of those between."""
    found = line
    for stage in aside:
        start = max((i for i, one in enumerate(line) if stage.key in one.next_keys), default=len(line))
        end = min((i for i, one in enumerate(line) if i > start and one.key in stage.next_keys), default=start)
        bypassed = [one for one in line[start + 1 : end] if one.pk not in reached]
        found = [one for one in found if one not in bypassed]
    return found


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
