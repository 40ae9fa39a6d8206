"""Where a document stands: its stages with their days."""

from __future__ import annotations

import datetime

from django.utils import timezone

from drafts.clock import as_of
from drafts.freezing import freeze_draft
from drafts.procedure import advance
from drafts.procedure.course import course_of


def test_the_course_tells_that_a_step_was_put_off_and_taken_again(draft):
    for key in ("internal_review", "office_consultation", "public_participation", "in_council", "postponed"):
        advance(draft=draft, to=key, user=None, reason="Probe")
    advance(draft=draft, to="in_council", user=None, reason="Probe")
    states = {step.stage.key: step.state for step in course_of(draft)}
    assert states["postponed"] == "past" and states["in_council"] == "here" and states["adopted"] == "ahead"


def test_days_of_the_course_stand_in_their_order(plan, no_gates):
    """What a later draft goes through again is told where the document stands there; once it is past, the days lead on to where it stands."""
    days = [timezone.now() - datetime.timedelta(days=days) for days in (9, 8, 7, 6)]
    with as_of(days[0]):
        draft = freeze_draft(document=plan, user=None)
    for key, day in zip(("internal_review", "office_consultation", "public_participation"), days, strict=False):
        with as_of(day):
            advance(draft=draft, to=key, user=None)
    second = freeze_draft(document=plan, user=None, even_if_unchanged=True)
    with as_of(days[3]):
        advance(draft=second, to="internal_review", user=None)
    steps = {step.stage.key: step.since for step in course_of(second)}
    assert steps["internal_review"] == timezone.localdate(days[3]) and steps["office_consultation"] is None
    advance(draft=second, to="in_council", user=None)
    told = [step.since for step in course_of(second) if step.since]
    assert len(told) == 5 and told == sorted(told)
