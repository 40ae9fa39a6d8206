"""Taking the last step of a draft back, and who hears of it."""

from __future__ import annotations

import pytest

from drafts.freezing import freeze_draft
from drafts.models import Audience
from drafts.procedure import advance, undo
from drafts.procedure.advancing import NotAllowed
from drafts.signals import draft_frozen, stage_changed

SIGNALS = {"frozen": draft_frozen, "moved": stage_changed}


def test_inner_step_can_be_taken_back_once(draft, no_gates):
    advance(draft=draft, to="internal_review", user=None)
    undo(draft=draft, user=None)
    assert (draft.stage.key, draft.audience) == ("preparing", Audience.EDITORS)
    with pytest.raises(NotAllowed):
        undo(draft=draft, user=None)


def test_taking_back_gives_the_draft_back_to_those_who_read_it_before(analysis, no_gates):
    """Also where the stage itself leaves its readers as they were."""
    draft = freeze_draft(document=analysis, user=None)
    for key in ("internal_review", "evaluation", "office_consultation"):
        advance(draft=draft, to=key, user=None, reason="Probe")
    assert draft.audience == Audience.OFFICES
    undo(draft=draft, user=None)
    assert (draft.stage.key, draft.audience) == ("evaluation", Audience.MEMBERS)


def test_only_the_step_that_was_seen_is_taken_back(draft, no_gates):
    seen = advance(draft=draft, to="internal_review", user=None)
    advance(draft=draft, to="office_consultation", user=None)
    with pytest.raises(NotAllowed, match="inzwischen"):
        undo(draft=draft, user=None, seen=seen.pk)
    draft.refresh_from_db()
    assert draft.stage.key == "office_consultation"


def test_other_apps_hear_of_freezing_and_of_steps_in_both_directions(
    plan, no_gates, django_capture_on_commit_callbacks
):
    heard = []
    receivers = {
        signal: lambda sender, draft_id, name=name, **more: heard.append((name, draft_id))
        for name, signal in SIGNALS.items()
    }
    for signal, receiver in receivers.items():
        signal.connect(receiver)
    with django_capture_on_commit_callbacks(execute=True):
        draft = freeze_draft(document=plan, user=None)
        advance(draft=draft, to="internal_review", user=None)
        undo(draft=draft, user=None)
    for signal, receiver in receivers.items():
        signal.disconnect(receiver)
    assert heard == [(name, draft.pk) for name in ("frozen", "moved", "moved")]


def test_public_step_cannot_be_taken_back(draft, no_gates):
    advance(draft=draft, to="in_council", user=None, reason="eilig")
    with pytest.raises(NotAllowed):
        undo(draft=draft, user=None)


def test_a_second_taking_back_says_that_one_step_is_all(draft, no_gates):
    advance(draft=draft, to="internal_review", user=None)
    undo(draft=draft, user=None)
    with pytest.raises(NotAllowed, match="schon zurückgenommen"):
        undo(draft=draft, user=None)
