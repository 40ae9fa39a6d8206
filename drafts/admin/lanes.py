"""The lanes of the stage board: one for each document, with what its drafts are waiting for."""

from __future__ import annotations

import datetime
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from ..models import Draft, DraftPage, Publication, Stage, StageChange
from ..procedure import GateResult, Route, inspect, routes_from
from ..procedure.advancing import may_undo
from ..procedure.course import Step, coming_course, courses_of
from ..procedure.gates.whole import DigestVerified, differing
from ..verifying import Verification, last_verification, verification
from ..versions import OLDER
from ..working_text import document_paths, pages_below
from .base import documents


@dataclass(frozen=True)
class NextStep:
    """The one thing that would happen next. stage: None where the next draft is to be frozen. due: the day it is planned for."""

    url: str
    number: int
    stage: Stage | None = None
    due: datetime.date | None = None

    @property
    def is_late(self) -> bool:
        return self.due is not None and self.due < timezone.localdate()


@dataclass
class Lane:
    """drafts: newest first. public: ids of those that are the public text, in one language or more."""

    document: Page
    drafts: list[Draft]
    public: frozenset[int] = frozenset()
    steps: list[Step] = field(default_factory=list)

    @property
    def newest(self) -> Draft | None:
        return self.drafts[0] if self.drafts else None

    @cached_property
    def here(self) -> Step | None:
        return next((step for step in self.steps if step.state == "here"), None)

    @property
    def days_left(self) -> int | None:
        until = self.here and self.here.planned[1]
        return (until - timezone.localdate()).days if until else None

    @property
    def freezes_next(self) -> bool:
        return self.next_step is not None and self.next_step.stage is None

    @cached_property
    def next_number(self) -> int:
        return Draft.objects.next_number(self.document)

    @cached_property
    def route(self) -> Route | None:
        """To the regular next stage. What ends a procedure without a result is nobody's next step, nor is a successor's coming into force."""
        found = (route for route in (routes_from(self.newest) if self.newest else ()) if route.is_next)
        return next((r for r in found if r.to.kind == Stage.Kind.LINE or r.to.publishes), None)

    @cached_property
    def next_step(self) -> NextStep | None:
        if self.route:
            url = reverse("drafts_admin:advance", args=[self.newest.pk, self.route.to.key])
            due = next((step.planned[0] for step in self.steps if step.stage == self.route.to), None)
            return NextStep(url, self.newest.number, self.route.to, due)
        if self.newest is None or not self.newest.stage.publishes and self.newest.stage.kind != Stage.Kind.LINE:
            return NextStep(reverse("drafts_admin:freeze", args=[self.document.pk]), self.next_number)
        return None

    @cached_property
    def results(self) -> list[GateResult]:
        """Of the checks before the next stage. That of the digest is the last one known, since it takes longest; the step itself runs it anew."""
        return inspect_quickly(self.newest, self.route.to, self.verification) if self.route else []

    @property
    def open_results(self) -> list[GateResult]:
        return [result for result in self.results if not result.passed]

    @property
    def passed_results(self) -> list[GateResult]:
        return [result for result in self.results if result.passed]

    @cached_property
    def verification(self) -> Verification:
        return last_verification(self.newest) or verification(self.newest)

    @cached_property
    def spoilt(self) -> list[Draft]:
        """Those beside the newest that are the public text and not as they were frozen."""
        others = [draft for draft in self.drafts if draft.pk in self.public and draft != self.newest]
        return [draft for draft in others if (last_verification(draft) or verification(draft)).found]

    @property
    def may_undo(self) -> bool:
        return self.newest is not None and may_undo(self.newest)

    @cached_property
    def edited_pages(self) -> int:
        """How many pages were saved since the newest draft was frozen, in all languages."""
        pages = pages_below(document_paths(self.document))
        return (saved_since(self.newest, pages) if self.newest else pages).count()


def saved_since(draft: Draft, pages: QuerySet) -> QuerySet:
    """By the version that was frozen, where there is one: the day of a draft from before this system says nothing of its pages' versions."""
    frozen = DraftPage.objects.filter(draft=draft, page=OuterRef("pk")).values("revision__created_at")[:1]
    was_saved = Q(latest_revision__created_at__gt=F("frozen") + OLDER)
    is_new = Q(frozen=None, latest_revision__created_at__gt=draft.frozen_at)
    return pages.annotate(frozen=Subquery(frozen)).filter(was_saved | is_new)


def inspect_quickly(draft: Draft, stage: Stage, verified: Verification) -> list[GateResult]:
    """The stage's checks, with the last known result for that of the digest."""
    quick = Stage(languages=stage.languages, gates=[name for name in stage.gates if name != DigestVerified.name])
    found = {result.name: result for result in inspect(draft, quick)}
    digest = GateResult(DigestVerified.name, str(DigestVerified.label), tuple(differing(verified.found)))
    found[digest.name] = digest
    return [found[name] for name in stage.gates]


def lanes(user) -> list[Lane]:
    drafts = defaultdict(list)
    mine = (
        Draft.objects.visible_to(user)
        .select_related("stage__procedure")
        .annotate(page_count=Count("pages"))
        .with_openness()
    )
    moved = StageChange.objects.filter(draft=OuterRef("pk")).order_by("-at").values("at")
    for draft in mine.annotate(moved_at=Subquery(moved[:1])).order_by("-number"):
        drafts[draft.document_id].append(draft)
    public = frozenset(one.draft_id for one in Publication.objects.in_force().values())
    found = [Lane(document, drafts[document.pk], public) for document in documents()]
    courses = courses_of(lane.newest for lane in found if lane.newest)
    for lane in found:
        lane.steps = courses[lane.newest.pk] if lane.newest else coming_course(lane.document)
    return found


def most_urgent(found: list[Lane]) -> Lane | None:
    """The lane whose next step is the board's one: late ones first, then by the day planned, then where a draft waits already."""
    waiting = [lane for lane in found if lane.next_step]
    return min(waiting, key=_urgency, default=None)


def _urgency(lane: Lane) -> tuple:
    step = lane.next_step
    return (not step.is_late, step.due or datetime.date.max, step.stage is None)


def log_of(drafts: Q, limit: int | None = None) -> list[StageChange]:
    """The changes of stage of these drafts, newest first."""
    changes = StageChange.objects.filter(drafts).select_related("draft", "from_stage", "to_stage", "undone_by")
    return list(changes.order_by("-at", "-pk")[:limit])
