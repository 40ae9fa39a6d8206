"""What may happen to a draft next, and what it takes."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied
from wagtail.models import Page

from concept_pages.models import MeasurePage
from drafts.exceptions import NothingChanged
from drafts.freezing import freeze_draft
from drafts.models import Audience, Stage, StageChange
from drafts.procedure import advance, routes_from
from drafts.procedure.advancing import GatesFailed, NotAllowed, ReasonNeeded
from drafts.procedure.course import course_of
from drafts.publishing import PublishRefused


def regular(draft) -> list[str]:
    return [route.to.key for route in routes_from(draft) if not route.skipped]


def go(draft, *keys):
    for key in keys:
        advance(draft=draft, to=key, user=None)
    return draft


def again(document):
    return freeze_draft(document=document, user=None, even_if_unchanged=True)


def test_new_draft_is_in_preparation_and_for_editors_only(draft):
    assert draft.stage.key == "preparing"
    assert draft.audience == Audience.EDITORS


def test_next_stage_of_the_line_is_the_one_primary_step(draft):
    assert [route.to.key for route in routes_from(draft) if route.is_next] == ["internal_review"]


def test_step_is_logged_and_changes_the_audience(draft, no_gates, account):
    advance(draft=draft, to="internal_review", user=account("koordination"))
    change = StageChange.objects.get()
    assert (change.from_stage.key, change.to_stage.key, change.by) == (
        "preparing",
        "internal_review",
        "Demo Koordination",
    )
    assert draft.audience == Audience.MEMBERS


def test_editors_do_not_move_drafts(draft, no_gates, account):
    with pytest.raises(PermissionDenied):
        advance(draft=draft, to="internal_review", user=account("redaktion"))


def test_skipping_needs_a_reason(draft, no_gates, account):
    with pytest.raises(ReasonNeeded):
        advance(draft=draft, to="in_council", user=account("koordination"))
    change = advance(draft=draft, to="in_council", user=account("koordination"), reason="Eilbedürftig")
    assert change.skipped == ["internal_review", "office_consultation"]
    assert change.reason == "Eilbedürftig"


def test_optional_stage_is_no_skipped_one(draft, no_gates):
    go(draft, "internal_review", "office_consultation")
    assert "in_council" in regular(draft)


def test_later_draft_need_not_repeat_what_the_document_has_been_through(analysis, no_gates):
    first = freeze_draft(document=analysis, user=None)
    go(first, "internal_review", "public_participation", "evaluation")
    second = again(analysis)
    assert "office_consultation" in regular(second)


@pytest.mark.parametrize("end", ["adopted", "referred_back"])
def test_council_decides_on_each_text_anew(plan, draft, no_gates, end):
    go(draft, "internal_review", "office_consultation", "in_council", end)
    second = again(plan)
    assert [route.to.key for route in routes_from(second) if route.is_next] == ["in_council"]
    for key in ("adopted", "in_force"):
        with pytest.raises(ReasonNeeded):
            advance(draft=second, to=key, user=None)


@pytest.mark.parametrize("key", ["adopted", "adopted_amended", "in_force"])
def test_analysis_can_never_be_adopted(analysis, no_gates, key):
    draft = freeze_draft(document=analysis, user=None)
    with pytest.raises(NotAllowed):
        advance(draft=draft, to=key, user=None, reason="dennoch")
    with pytest.raises(NotAllowed):
        advance(draft=draft, to=Stage.objects.get(key=key), user=None, reason="dennoch")


@pytest.mark.parametrize("key", ["adopted", "adopted_amended", "in_force"])
def test_analysis_is_not_adopted_whatever_its_procedure_says(analysis, no_gates, key):
    draft = freeze_draft(document=analysis, user=None)
    Stage.objects.create(procedure=draft.stage.procedure, key=key, order=99, kind="end")
    Stage.objects.filter(pk=draft.stage_id).update(next_keys=[key])
    with pytest.raises(NotAllowed):
        advance(draft=draft, to=key, user=None, reason="dennoch")


def test_older_draft_is_not_published_over_a_newer_one(plan, draft, no_gates):
    go(draft, "internal_review", "office_consultation", "public_participation")
    newer = go(again(plan), "in_council")
    assert [route.to.key for route in routes_from(draft) if route.to.publishes] == []
    with pytest.raises(NotAllowed, match="öffentlich"):
        advance(draft=draft, to="in_council", user=None, reason="dennoch")
    go(newer, "rejected")
    assert draft.pk == go(draft, "in_council").pk, "what came to nothing is in nobody's way"


def test_adopted_text_comes_into_force_whatever_is_being_discussed(plan, draft, no_gates):
    go(draft, "internal_review", "office_consultation", "in_council", "adopted")
    go(again(plan), "public_participation")
    assert go(draft, "in_force").stage.key == "in_force"


def test_noted_is_the_end_of_an_analysis(analysis, no_gates):
    draft = freeze_draft(document=analysis, user=None)
    advance(draft=draft, to="noted", user=None, reason="abgekürzt")
    assert routes_from(draft) == []


def test_amended_text_is_frozen_again_before_it_is_adopted(plan, draft, no_gates):
    go(draft, "internal_review", "office_consultation", "in_council")
    with pytest.raises(NothingChanged):
        advance(draft=draft, to="adopted_amended", user=None, reason="geändert")
    page = MeasurePage.objects.filter(locale=plan.locale).first()
    page.title = "Vom Rat geändert"
    page.save_revision()
    amended = advance(draft=draft, to="adopted_amended", user=None, reason="geändert").draft
    assert (amended.number, amended.stage.key) == (2, "adopted_amended")
    assert MeasurePage.objects.get(pk=page.pk).title == "Vom Rat geändert"
    go(amended, "in_force")
    draft.refresh_from_db()
    assert draft.stage.key == "in_council"


def test_amended_text_that_was_frozen_already_is_adopted_as_it_is(plan, draft, no_gates):
    go(draft, "internal_review", "office_consultation", "in_council")
    amended = again(plan)
    go(amended, "adopted_amended", "in_force")
    assert (amended.number, amended.stage.key) == (2, "in_force")

    steps = {step.stage.key: step.state for step in course_of(amended)}
    assert list(steps)[-3:] == ["in_council", "adopted_amended", "in_force"], "it was not adopted as it had been"


@pytest.mark.parametrize("end", ["rejected", "withdrawn", "referred_back"])
def test_what_the_council_did_not_take_makes_no_later_draft_an_amended_one(plan, draft, no_gates, end):
    go(draft, "internal_review", "office_consultation", "in_council", end)
    with pytest.raises(NotAllowed):
        advance(draft=again(plan), to="adopted_amended", user=None, reason="dennoch")


def test_only_what_was_before_the_council_is_adopted_as_amended(draft, no_gates):
    with pytest.raises(NotAllowed):
        advance(draft=draft, to="adopted_amended", user=None, reason="dennoch")


def test_stage_that_publishes_makes_the_draft_the_public_text(plan, no_gates):
    page = MeasurePage.objects.filter(locale=plan.locale).first()
    page.title = "Ganz anders"
    page.save_revision()
    draft = again(plan)
    go(draft, "internal_review", "office_consultation")
    assert MeasurePage.objects.get(pk=page.pk).title != "Ganz anders"
    go(draft, "in_council")
    assert MeasurePage.objects.get(pk=page.pk).title == "Ganz anders"
    assert draft.publications.count() == 1


def test_stage_is_not_reached_where_its_publication_fails(plan, draft, no_gates):
    go(draft, "internal_review", "office_consultation")
    Page.objects.filter(pk=plan.get_parent().pk).update(live=False)
    with pytest.raises(PublishRefused):
        go(draft, "in_council")
    draft.refresh_from_db()
    assert draft.stage.key == "office_consultation"
    assert not draft.changes.filter(to_stage__key="in_council").exists()


def test_stage_that_publishes_takes_the_right_to_publish(draft, no_gates, account):
    go(draft, "internal_review", "office_consultation")
    user = account("redaktion")
    user.user_permissions.add(Permission.objects.get(codename="advance_draft"))
    with pytest.raises(PermissionDenied):
        advance(draft=draft, to="in_council", user=account("redaktion"))
    draft.refresh_from_db()
    assert draft.stage.key == "office_consultation"


def test_successor_in_force_supersedes_what_was_in_force(plan, draft, no_gates):
    go(draft, "internal_review", "office_consultation", "in_council", "adopted", "in_force")
    go(again(plan), "in_council", "adopted", "in_force")
    draft.refresh_from_db()
    assert draft.stage.key == "superseded"


def test_postponed_draft_comes_before_the_council_again(draft, no_gates):
    go(draft, "internal_review", "office_consultation", "in_council", "postponed")
    assert regular(draft) == ["in_council", "withdrawn"]


def test_what_everybody_read_stays_readable(analysis, no_gates):
    draft = freeze_draft(document=analysis, user=None)
    go(draft, "internal_review", "public_participation", "evaluation", "office_consultation")
    assert draft.audience == Audience.EVERYONE


def test_failing_check_stops_the_step_unless_overridden_with_a_reason(draft, account):
    Stage.objects.filter(key="internal_review").update(gates=["languages_ready"], languages=["uk"])
    with pytest.raises(GatesFailed) as caught:
        advance(draft=draft, to="internal_review", user=account("koordination"))
    assert caught.value.results[0].findings
    change = advance(draft=draft, to="internal_review", user=account("koordination"), reason="Ukrainisch folgt")
    assert change.overridden == ["languages_ready"]


def test_who_skips_a_stage_does_not_skip_its_checks(draft, no_gates, account):
    Stage.objects.filter(key="in_council").update(gates=["languages_ready"], languages=["uk"])
    change = advance(draft=draft, to="adopted", user=account("koordination"), reason="Eilbedürftig")
    assert change.overridden == ["languages_ready"]
