"""Coordinators are told before a draft ends what becomes of the website; readers afterwards which text counts."""

from __future__ import annotations

import datetime

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from concept_pages.road import open_road
from drafts.models import Stage, StageDate

from .conftest import go, retitled


def words(answer) -> str:
    return " ".join(BeautifulSoup(answer.content, "html.parser").get_text(" ", strip=True).split())


def confirmation(client, draft, key: str) -> str:
    return words(client.get(reverse("drafts_admin:advance", args=[draft.pk, key])))


def draft_page(client, draft) -> BeautifulSoup:
    return BeautifulSoup(client.get(reverse("draft", args=["aktionsplan", draft.number])).content, "html.parser")


def test_confirmation_names_the_text_that_is_public_again(as_user, before_council):
    said = confirmation(as_user("koordination"), before_council, "rejected")
    assert "zeigen wieder den Text des 1. Entwurfs (Gültig)" in said and "Deutsch" in said
    assert "lässt sich nicht zurücknehmen" in said


def test_confirmation_says_that_nothing_is_left(as_user, draft, no_gates):
    go(draft, "internal_review", "office_consultation", "in_council")
    assert "werden von der Website genommen" in confirmation(as_user("koordination"), draft, "rejected")


def test_confirmation_says_that_pages_keep_their_text_where_the_draft_is_not_public(as_user, plan, in_force, page):
    second = retitled(plan, page, "Nie öffentlich")
    said = confirmation(as_user("koordination"), second, "withdrawn")
    assert "behalten ihren Text" in said and "wieder den Text" not in said


@pytest.fixture
def rejected(before_council):
    return go(before_council, "rejected")


def test_where_the_concept_stands_tells_of_the_rejection_and_of_the_text_that_counts(client, page_at, rejected):
    for path in ("index", "konzept", "konzept/aktionsplan"):
        said = words(client.get(page_at(path).url))
        assert "Abgelehnt" in said, path
        assert "Der 2. Entwurf wird nicht zum Konzept. Die Seiten zeigen wieder den 1. Entwurf (Gültig)." in said, path
        assert "verbindlich für die Verwaltung" in said, path


def test_document_that_was_taken_off_the_website_is_told_of_by_its_public_name(client, plan, draft, no_gates, page_at):
    go(draft, "internal_review", "office_consultation", "in_council", "rejected")
    title = plan.title
    plan.refresh_from_db()
    plan.title = "Interner Arbeitstitel"
    with open_road("as the editor saves a page that is not public"):
        plan.save()
    for path in ("index", "konzept"):
        for language, stage in (("de", "Abgelehnt"), ("en", "Rejected")):
            page = page_at(path, language)
            answer = client.get(page.url)
            assert stage in words(answer) and "Interner Arbeitstitel" not in words(answer), page.url
            assert plan.url not in [
                a.get("href") for a in BeautifulSoup(answer.content, "html.parser").select("main a")
            ]
    assert title in words(client.get(page_at("index").url))


def test_course_of_the_rejected_draft_does_not_claim_what_its_predecessor_reached(client, page_at, rejected):
    page = BeautifulSoup(client.get(page_at("konzept/aktionsplan").url).content, "html.parser")
    stages = [stage.b.get_text() for stage in page.select("ol.thread > li")]
    assert "Gültig" not in stages and stages[-1] == "Abgelehnt"


def test_rejected_draft_says_that_it_does_not_hold_and_its_predecessor_that_it_does(client, in_force, rejected):
    band = draft_page(client, rejected).select_one(".band")
    assert "Abgelehnt" in band.get_text() and "gilt nicht" in band.get_text()
    assert "band--current" not in band["class"]
    assert "band--current" in draft_page(client, in_force).select_one(".band")["class"]
    listed = BeautifulSoup(client.get(reverse("drafts")).content, "html.parser").get_text()
    assert "gilt nicht mehr" not in listed


def test_register_of_measures_shows_the_plan_that_is_public_again(client, in_force, rejected, page):
    today = timezone.localdate().isoformat()
    said = words(client.get(reverse("register"), {"stand": today}))
    assert page.title in said and "Vor dem Rat" not in said


def test_register_knows_no_plan_where_none_is_public(client, draft, no_gates):
    go(draft, "internal_review", "office_consultation", "in_council", "rejected")
    answer = client.get(reverse("register"), {"stand": timezone.localdate().isoformat()})
    assert answer.status_code == 200 and answer.context["as_of"]["plan"] is None


def test_history_of_a_page_tells_that_its_text_was_taken_off_the_website(as_user, draft, no_gates, page):
    go(draft, "internal_review", "office_consultation", "in_council", "rejected")
    history = words(as_user("koordination").get(reverse("wagtailadmin_pages:history", args=[page.pk])))
    assert "1. Entwurf von der Website genommen" in history


def test_board_names_the_public_draft_and_asks_for_the_next_one(as_user, in_force, rejected):
    page = BeautifulSoup(as_user("koordination").get(reverse("drafts_admin:board")).content, "html.parser")
    lane = page.select_one(f"[aria-labelledby=lane-{in_force.document_id}]")
    links = [a["href"] for a in lane.select(".board__log a") if "correct" in a["href"]]
    assert links == [reverse("drafts_admin:corrections", args=[in_force.pk])]
    assert "3. Entwurf einfrieren" in lane.get_text()


def test_draft_with_a_successor_is_late_in_nothing(as_user, plan, draft, no_gates, page):
    go(draft, "internal_review")
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    for key in ("internal_review", "office_consultation", "adopted"):
        stage = Stage.objects.get(procedure__kind="adopt", key=key)
        StageDate.objects.create(document_id=plan.pk, stage=stage, starts_on=yesterday, ends_on=yesterday)
    address = reverse("drafts_admin:draft", args=[draft.pk])
    assert "überfällig" in words(as_user("koordination").get(address))
    retitled(plan, page, "Nachfolger")
    assert "überfällig" not in words(as_user("koordination").get(address))


def test_whoever_may_read_a_restricted_concept_is_told_where_it_stands(client, as_user, plan, in_force):
    """And nothing that it is yet to be adopted. The draft's own address is closed to them, so no link leads there."""
    PageViewRestriction.objects.create(page=plan.get_parent(), restriction_type="login")
    page = BeautifulSoup(as_user("amt").get(plan.url).content, "html.parser")
    course = page.select_one(".thread")
    assert course.select_one("[aria-current]").b.get_text() == in_force.stage.label
    assert not page.select(f"a[href*='/entwuerfe/{in_force.document_key}/']")


def test_a_draft_of_a_restricted_concept_is_not_called_public(as_user, plan, draft, no_gates):
    PageViewRestriction.objects.create(page=plan.get_parent(), restriction_type="login")
    client = as_user("koordination")
    asked = words(client.get(reverse("drafts_admin:advance", args=[draft.pk, "in_council"])))
    assert "ohne sich anzumelden" not in asked and "Zugang zum Konzept beschränkt" in asked
    go(draft, "internal_review", "office_consultation", "in_council")
    assert "nur die Redaktion, weil" in words(client.get(reverse("drafts_admin:board")))


def test_a_plan_that_another_has_taken_the_place_of_is_no_draft_and_binds_nobody(client, plan, in_force):
    go(in_force, "superseded")
    assert "seither durch einen anderen Plan" in words(client.get(plan.url))
    page = draft_page(client, in_force)
    assert "gilt nicht mehr" in page.select_one(".band").get_text()
    assert page.select_one("meta[name=robots]")["content"] == "noindex"


def test_step_of_a_concept_that_is_not_public_says_so_before(as_user, plan, draft, no_gates):
    with open_road("test"):
        Page.objects.filter(pk=plan.get_parent().pk).update(live=False)
    asked = words(as_user("koordination").get(reverse("drafts_admin:advance", args=[draft.pk, "in_council"])))
    assert "noch nicht öffentlich" in asked and "zeigen diesen Entwurf schon" not in asked
