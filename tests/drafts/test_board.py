"""The stage board says where both documents stand, what is open, and the one next step."""

from __future__ import annotations

import datetime

from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Comment

from concept_pages.models import MeasurePage
from drafts.clock import as_of
from drafts.freezing import freeze_draft
from drafts.models import Stage, StageDate
from drafts.procedure import advance
from drafts.verifying import verification

BOARD = "drafts_admin:board"


def page_of(client, name=BOARD, *args) -> BeautifulSoup:
    answer = client.get(reverse(name, args=args))
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def primary(page: BeautifulSoup) -> list[str]:
    return [a.get_text(" ", strip=True) for a in page.select(".board .button:not(.button-secondary)")]


def plan_date(document, key: str, **days: int):
    """Dates that lie so many days from today."""
    today = timezone.localdate()
    dates = {name: today + datetime.timedelta(days=number) for name, number in days.items()}
    stage = Stage.objects.get(procedure__kind=document.resolution_kind, key=key)
    return StageDate.objects.create(document_id=document.pk, stage=stage, **dates)


def test_document_without_a_draft_waits_to_be_frozen(as_user, plan, analysis):
    page = page_of(as_user("koordination"))
    assert len(page.select(".board__lane ol.thread")) == 2
    assert primary(page) == ["1. Entwurf einfrieren …"]


def test_both_documents_are_lanes_and_one_button_is_primary(as_user, draft, analysis):
    page = page_of(as_user("koordination"))
    headings = [h.get_text() for h in page.select(".board__lane .board__head h2")]
    assert headings == [analysis.title, draft.title]
    assert len(primary(page)) == 1


def test_late_step_is_the_primary_one_and_says_so(as_user, plan, analysis, no_gates):
    for document in (plan, analysis):
        freeze_draft(document=document, user=None)
    plan_date(analysis, "internal_review", starts_on=10)
    plan_date(plan, "internal_review", starts_on=-3)
    page = page_of(as_user("koordination"))
    assert plan.title in page.select_one(".board__next h2").get_text()
    assert "Überfällig" in page.select_one(".board__next").get_text()


def test_stage_says_since_when_and_until_when(as_user, draft):
    plan_date(draft.document.specific, "preparing", starts_on=-30, ends_on=5)
    page = page_of(as_user("koordination"))
    facts = page.select(f"[aria-labelledby=lane-{draft.document_id}] .board__facts")[0].get_text(" ", strip=True)
    assert "Seit" in facts and "noch 5 Tage" in facts and "nur die Redaktion" in facts


def test_dates_that_an_earlier_draft_has_met_do_not_make_the_next_one_late(as_user, plan, draft, no_gates):
    plan_date(plan, "internal_review", starts_on=-30, ends_on=-10)
    advance(draft=draft, to="internal_review", user=None)
    assert "überfällig" in page_of(as_user("koordination")).select_one(f"[aria-labelledby=lane-{plan.pk}]").get_text()
    freeze_draft(document=plan, user=None, even_if_unchanged=True)
    lane = page_of(as_user("koordination")).select_one(f"[aria-labelledby=lane-{plan.pk}]")
    assert "überfällig" not in lane.get_text()


def test_day_that_an_earlier_draft_has_met_is_not_late_while_the_stage_goes_on(as_user, plan, draft, no_gates):
    plan_date(plan, "internal_review", starts_on=-10, ends_on=20)
    advance(draft=draft, to="internal_review", user=None)
    freeze_draft(document=plan, user=None, even_if_unchanged=True)
    lane = page_of(as_user("koordination")).select_one(f"[aria-labelledby=lane-{plan.pk}]")
    assert "überfällig" not in lane.get_text()


def test_open_check_is_counted_and_linked(as_user, draft, account):
    Stage.objects.filter(key="internal_review").update(gates=["comments_resolved", "digest_verified"])
    measure = MeasurePage.objects.filter(locale__language_code="de").first()
    Comment.objects.create(page=measure, user=account("redaktion"), text="Stimmt das?", contentpath="title")
    page = page_of(as_user("koordination"))
    link = page.select_one(".gate--open a")
    assert link.get_text() == "1 Stelle ist offen"
    where = page_of(as_user("koordination"), "drafts_admin:draft", draft.pk).select_one("#comments_resolved a")
    assert link["href"] == reverse("drafts_admin:draft", args=[draft.pk]) + "#comments_resolved"
    assert where["href"].startswith(reverse("wagtailadmin_pages:edit", args=[measure.pk]))


def test_draft_that_differs_is_told_of(as_user, draft, monkeypatch):
    monkeypatch.setattr("drafts.verifying.differences", lambda draft: ["de/vision (Vision): vision_text"])
    verification(draft)
    assert "weicht an 1 Stelle von dem ab" in page_of(as_user("koordination")).get_text()
    page = page_of(as_user("koordination"), "drafts_admin:draft", draft.pk)
    assert "de/vision (Vision): vision_text" in page.get_text()


def test_pages_saved_since_the_draft_are_counted(as_user, draft):
    MeasurePage.objects.filter(locale__language_code="de").first().save_revision()
    lane = page_of(as_user("koordination")).select_one(f"[aria-labelledby=lane-{draft.document_id}]")
    assert "1 Seite wurde seit dem letzten Entwurf gespeichert" in lane.get_text()


def test_pages_are_not_counted_as_saved_since_a_draft_that_tells_of_a_day_before_them(as_user, plan):
    with as_of(timezone.now() - datetime.timedelta(days=30)):
        freeze_draft(document=plan, user=None)
    lane = page_of(as_user("koordination")).select_one(f"[aria-labelledby=lane-{plan.pk}]")
    assert "0 Seiten wurden seit dem letzten Entwurf gespeichert" in lane.get_text()


def test_ended_procedure_asks_for_nothing(as_user, analysis, no_gates):
    first = freeze_draft(document=analysis, user=None)
    advance(draft=first, to="withdrawn", user=None)
    assert primary(page_of(as_user("koordination"))) == ["2. Entwurf einfrieren …"]


def test_log_says_what_was_skipped_and_why(as_user, draft, no_gates):
    advance(draft=draft, to="in_council", user=None, reason="Eilbedürftig")
    log = page_of(as_user("koordination")).select_one("[aria-labelledby=log]").get_text(" ", strip=True)
    assert "Übersprungen: Beratung in AGs und Koordinierungsgruppe, Ämterabstimmung" in log
    assert "Begründung: Eilbedürftig" in log


def test_editors_and_translators_see_the_board_and_no_button(as_user, draft):
    for account in ("redaktion", "uebersetzung-en"):
        page = page_of(as_user(account))
        assert page.select(".board a.button") == []
        assert "Diesen Schritt geht die Koordination." in page.get_text()


def test_offices_do_not_see_the_board(as_user, draft):
    client = as_user("amt")
    assert client.get(reverse(BOARD)).status_code == 302
    assert reverse(BOARD) not in client.get("/admin/").content.decode()


def test_board_takes_the_same_statements_for_any_number_of_drafts(as_user, plan, draft, django_assert_max_num_queries):
    client = as_user("koordination")
    client.get(reverse(BOARD))
    for _number in range(3):
        freeze_draft(document=plan, user=None, even_if_unchanged=True)
    client.get(reverse(BOARD))
    with django_assert_max_num_queries(45):
        client.get(reverse(BOARD))
