"""A draft that ends without adoption does not stay the concept: what was public before it is public again."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied

from concept_pages.models import MeasurePage
from concept_pages.road import open_road
from drafts.correcting import correct
from drafts.models import Publication
from drafts.outlining import change_outline, outline_of
from drafts.procedure import advance, undo
from drafts.procedure.advancing import NotAllowed
from drafts.publishing import PublishRefused, publish_draft

from ..live_state import live_state
from .conftest import go, retitled


def title_of(page) -> str:
    return MeasurePage.objects.get(pk=page.pk).title


def change(plan, user, deed: str, key) -> None:
    change_outline(
        document=plan,
        user=user,
        version=outline_of(plan).version,
        deed=lambda outline: getattr(outline.tree, deed)(key),
    )


@pytest.mark.parametrize("end", ["rejected", "withdrawn"])
def test_text_in_force_is_public_again_when_its_successor_comes_to_nothing(plan, in_force, before_council, page, end):
    assert title_of(page) == "Vor dem Rat"
    go(before_council, end)
    assert title_of(page) == page.title
    assert {one.draft for one in Publication.in_force(plan.pk).values()} == {in_force}
    in_force.refresh_from_db()
    assert in_force.stage.key == "in_force"


def test_the_live_pages_are_what_they_were_to_the_letter(plan, in_force, page):
    before = live_state(plan)
    second = retitled(plan, page, "Vor dem Rat")
    go(second, "in_council", "rejected")
    assert live_state(plan) == before


def test_corrections_of_the_text_before_are_public_again_with_it(plan, in_force, page):
    anchor = f"body.{page.body[0].id}"
    correct(draft=in_force, page=page, anchor=anchor, html="<p>Berichtigt.</p>", reason="Tippfehler", user=None)
    go(retitled(plan, page, "Vor dem Rat"), "in_council", "rejected")
    assert "Berichtigt." in str(MeasurePage.objects.get(pk=page.pk).body[0].value)
    assert Publication.languages_of(in_force)


def test_drafts_that_came_to_nothing_themselves_are_passed_over(plan, in_force, before_council, page):
    go(before_council, "rejected")
    go(retitled(plan, page, "Zweiter Versuch"), "in_council", "withdrawn")
    assert title_of(page) == page.title


def test_nothing_is_public_where_nothing_was_before(plan, draft, no_gates):
    go(draft, "internal_review", "office_consultation", "in_council", "rejected")
    below = MeasurePage.objects.filter(locale=plan.locale)
    assert below.exists() and not below.filter(live=True).exists()
    plan.refresh_from_db()
    assert not plan.live and Publication.in_force(plan.pk) == {} and Publication.languages_of(draft) == []


def test_each_language_goes_back_to_what_it_showed(plan, page, no_gates):
    from wagtail.models import Locale

    first = retitled(plan, page, "Erster")
    with open_road("test"):
        publish_draft(draft=first, user=None, locales=[plan.locale])
    second = retitled(plan, page, "Zweiter")
    go(second, "internal_review", "office_consultation", "in_council", "rejected")
    assert title_of(page) == "Erster"
    english = MeasurePage.objects.filter(locale=Locale.objects.get(language_code="en"))
    assert english.exists() and not english.filter(live=True).exists()


def test_draft_that_is_not_the_public_text_changes_nothing_when_it_is_withdrawn(plan, in_force, page):
    second = retitled(plan, page, "Nie öffentlich")
    published = Publication.objects.count()
    go(second, "withdrawn")
    assert title_of(page) == page.title and Publication.objects.count() == published


@pytest.mark.parametrize("aside", ["postponed", "referred_back"])
def test_text_that_the_council_goes_on_with_stays(before_council, page, aside):
    go(before_council, aside)
    assert title_of(page) == "Vor dem Rat"


def test_working_text_and_outline_of_the_next_draft_stay(plan, in_force, page, page_at, account):
    moved = page_at("konzept/aktionsplan/housing").translation_key
    change(plan, account("koordination"), "up", moved)
    second = go(retitled(plan, page, "Vor dem Rat"), "in_council")
    before = list(outline_of(plan).tree.walk())
    go(second, "rejected")
    working = outline_of(plan)
    assert list(working.tree.walk()) == before != list(working.in_force.walk())
    assert MeasurePage.objects.get(pk=page.pk).get_latest_revision_as_object().title == "Vor dem Rat"
    assert MeasurePage.objects.get(pk=page.pk).has_unpublished_changes


def test_outline_that_was_set_back_is_not_moved_by_the_draft_that_has_another(plan, in_force, page_at, account, page):
    user, moved = account("koordination"), page_at("konzept/aktionsplan/housing").translation_key
    before = list(outline_of(plan).tree.walk())
    change(plan, user, "up", moved)
    second = retitled(plan, page, "Anders")
    change(plan, user, "down", moved)
    go(second, "in_council")
    assert list(outline_of(plan).tree.walk()) == before != list(outline_of(plan).in_force.walk())


def test_step_is_not_taken_where_the_text_before_cannot_be_public(plan, before_council, page):
    from wagtail.models import Page

    Page.objects.filter(pk=plan.get_parent().pk).update(live=False)
    with pytest.raises(PublishRefused):
        go(before_council, "rejected")
    before_council.refresh_from_db()
    assert before_council.stage.key == "in_council" and title_of(page) == "Vor dem Rat"


def test_to_change_the_website_takes_the_right_to_publish(before_council, account, page):
    user = account("redaktion")
    user.user_permissions.add(Permission.objects.get(codename="advance_draft"))
    with pytest.raises(PermissionDenied):
        advance(draft=before_council, to="rejected", user=account("redaktion"))
    assert title_of(page) == "Vor dem Rat"


def test_the_end_of_a_public_draft_cannot_be_taken_back(before_council):
    go(before_council, "rejected")
    with pytest.raises(NotAllowed):
        undo(draft=before_council, user=None)
