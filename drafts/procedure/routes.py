"""Where a draft may go from its stage, and which stages it would skip on the way."""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass

from django.db.models import Q

from ..models import Draft, Procedure, Publication, Stage, StageChange
from .course import ADOPTING

COUNCIL = "in_council"


@dataclass(frozen=True)
class Route:
    """to: the stage. skipped: stages between that neither this draft nor an earlier one of its document has been through, and that may not be
    left out. is_next: the regular next stage of the line, the one primary step.
    """

    to: Stage
    skipped: tuple[Stage, ...] = ()
    is_next: bool = False

    @property
    def asked(self) -> Stage:
        """The checks on the way, as of one stage: whoever skips a stage does not skip what it would have found."""
        stages = (*self.skipped, self.to)
        return Stage(
            gates=list(dict.fromkeys(name for stage in stages for name in stage.gates)),
            languages=list(dict.fromkeys(code for stage in stages for code in stage.languages)),
        )


def routes_from(draft: Draft) -> list[Route]:
    """All stages that the draft can reach, nearest first; those without `skipped` are the regular ones. Empty where its procedure has ended."""
    of_procedure = Stage.objects.filter(procedure_id=draft.stage.procedure_id)
    stages = list(of_procedure.select_related("procedure").order_by("order"))
    by_key = {stage.key: stage for stage in stages}
    current, newer = by_key[draft.stage.key], overtaking(draft)
    passed, by_earlier = passed_stages(draft, by_key)
    found = []
    for path in _paths(current, stages, by_key):
        if never_adopted(path[-1]) or (newer and path[-1].publishes):
            continue
        if path[-1].frozen_again and not (was_in_council(draft) or amends_what_is_in_council(draft)):
            continue
        known = passed | by_earlier if path[-1].frozen_again else passed
        skipped = tuple(stage for stage in path[:-1] if not stage.optional and stage.pk not in known)
        found.append(Route(path[-1], skipped))
    return _with_next(current, found, passed)


def overtaking(draft: Draft) -> Draft | None:
    """The newer draft that is the public text of any language: an older one is not published over it, unless it is the one that the council has adopted."""
    public = (publication.draft for publication in Publication.in_force(draft.document_id).values())
    newer = max(public, key=lambda one: one.number, default=draft)
    if newer.number <= draft.number:
        return None
    return None if draft.stage.key in ADOPTING and newer.stage.key not in ADOPTING else newer


def was_in_council(draft: Draft) -> bool:
    return draft.changes.filter(to_stage__key=COUNCIL).exists()


def amends_what_is_in_council(draft: Draft) -> bool:
    """Whether the council is deciding on an earlier draft, of which this one is then the amended text. What it refused or has adopted is decided."""
    was_there = Q(changes__to_stage__key=COUNCIL) | Q(changes__to_stage__frozen_again=True)
    earlier = Draft.objects.filter(was_there, document=draft.document_id, number__lt=draft.number)
    last = earlier.select_related("stage").order_by("-number").first()
    return last is not None and last.stage.key == COUNCIL


def never_adopted(stage: Stage) -> bool:
    """The council takes note of an analysis, whatever stages somebody gave its procedure."""
    return stage.key in ADOPTING and stage.procedure.kind == Procedure.Kind.NOTE


def passed_stages(draft: Draft, by_key: dict[str, Stage]) -> tuple[set[int], set[int]]:
    """Ids of the stages that `draft` need not go through again, and of those where that holds for a text frozen again on the council's word alone.

    What earlier drafts of the document have been through counts, up to the council: it decides on one text, so that another one comes before it anew.
    What was put off or sent back goes through the following stages again. A step that was taken back does not count.
    """
    if draft.stage.kind == Stage.Kind.ASIDE:
        return set(), set()
    changes = StageChange.objects.filter(draft__document_id=draft.document_id, draft__number__lte=draft.number)
    reached = changes.filter(undone_by=None).values_list("to_stage_id", "to_stage__order", "draft__number")
    council = by_key[COUNCIL].order if COUNCIL in by_key else math.inf
    passed = {pk for pk, order, number in reached if number == draft.number or order < council}
    return passed, {pk for pk, _order, _number in reached} - passed


def _paths(current: Stage, stages: list[Stage], by_key: dict[str, Stage]) -> list[list[Stage]]:
    """The shortest way to each stage, over stages of the line only."""
    paths, waiting, seen = [], deque([(current, [])]), {current.pk}
    while waiting:
        stage, path = waiting.popleft()
        for following in _following(stage, stages, by_key):
            if following.pk not in seen:
                seen.add(following.pk)
                paths.append([*path, following])
                if following.kind == Stage.Kind.LINE:
                    waiting.append((following, [*path, following]))
    return paths


def _following(stage: Stage, stages: list[Stage], by_key: dict[str, Stage]) -> list[Stage]:
    if stage.kind == Stage.Kind.END:
        return []
    named = [by_key[key] for key in stage.next_keys if key in by_key]
    line = [s for s in stages if s.kind == Stage.Kind.LINE and s.order > stage.order]
    return (line[:1] if stage.kind == Stage.Kind.LINE else []) + named


def _with_next(current: Stage, found: list[Route], passed: set[int]) -> list[Route]:
    """Marks the first regular stage of the line that no draft of the document has been on; else the first regular one."""
    regular = [route for route in found if not route.skipped]
    ahead = [r for r in regular if r.to.order > current.order and (r.to.kind == Stage.Kind.LINE or r.to.publishes)]
    needed = [r for r in ahead if not r.to.optional]
    new = [r for r in needed if r.to.pk not in passed]
    main = next(iter([*new, *needed, *regular]), None)
    return [Route(r.to, r.skipped, r is main) for r in found]
