"""Two editors at one page, or one in two windows: nobody's text goes without a word."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page

from concept_pages.overtaken import Opened
from drafts.time_line import time_line
from home.models import HomePage, StandardPage
from tests.admin.test_comments import comment_fields

from .tabs import kept_texts, newest_text

pytestmark = pytest.mark.django_db


@pytest.fixture
def question(opened_by):
    """The window of somebody whose save was overtaken, and the address of the page that asks them."""
    ours, theirs = opened_by("redaktion"), opened_by("koordination")
    assert theirs.save("Text der Koordination").status_code == 302
    answer = ours.save("Text der Redaktion", change_note="Satz ergänzt")
    assert answer.status_code == 302 and "/two-texts/" in answer.url
    return ours, answer.url


def test_save_after_somebody_elses_save_keeps_both_texts_and_asks(page, question):
    ours, address = question
    assert newest_text(page) == "Text der Koordination"
    assert "Text der Redaktion" in kept_texts(page)
    html = ours.client.get(address).content.decode()
    assert "Demo Koordination hat diese Seite gespeichert" in html
    asked = BeautifulSoup(html, "html.parser").select_one(".two-texts__ways").get_text()
    assert all(
        words in asked for words in ("Meinen als neue Version behalten", "Den anderen übernehmen", "Vergleichen")
    )
    assert "Text der " in html and "Redaktion" in html and "Koordination" in html


def test_mine_becomes_the_newest_version_and_theirs_stays_in_the_history(page, question):
    ours, address = question
    assert ours.answer(address, "mine").url == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert newest_text(page) == "Text der Redaktion"
    assert kept_texts(page).count("Text der Koordination") == 1
    entry = time_line(page, None)[0]
    assert (entry.note, entry.who) == ("Satz ergänzt", "Demo Redaktion")


def test_theirs_stays_the_newest_version_and_mine_in_the_history(page, question):
    ours, address = question
    ours.answer(address, "theirs")
    assert newest_text(page) == "Text der Koordination"
    assert "Text der Redaktion" in kept_texts(page)


def test_history_says_what_was_set_aside_and_restores_it(page, question):
    ours, _address = question
    history = ours.client.get(reverse("wagtailadmin_pages:history", args=[page.pk])).content.decode()
    entry = BeautifulSoup(history, "html.parser").select_one(".time-line > li")
    assert "Text beiseitegelegt" in entry.get_text() and "Satz ergänzt" in entry.get_text()
    link = next(a for a in entry.select("a") if "wiederherstellen" in a.get_text())
    assert "Text der Redaktion" in ours.client.get(link["href"]).content.decode()


def test_version_set_aside_is_nowhere_taken_for_the_newest(page, question):
    page = Page.objects.get(pk=page.pk)
    assert page.latest_revision.is_latest_revision()
    assert page.get_latest_revision().content["summary"] == "Text der Koordination"
    assert page.revisions.order_by("created_at", "id").last() == page.latest_revision


def test_answer_after_yet_another_save_is_asked_again(page, question, opened_by):
    ours, address = question
    html_seen = ours.client.get(address)
    opened_by("admin").save("Text der Leitung")
    data = {"keep": "mine", "opened_version": html_seen.context["opened_version"], "opened_form": ""}
    answer = ours.client.post(address, data, follow=True)
    assert "noch einmal gespeichert" in answer.content.decode() and "Demo" in answer.content.decode()
    assert newest_text(page) == "Text der Leitung"


def test_own_save_in_another_window_counts_like_anybodys(page, opened_by):
    first, second = opened_by("redaktion"), opened_by("redaktion")
    first.save("Erstes Fenster")
    answer = second.save("Zweites Fenster")
    html = second.client.get(answer.url).content.decode()
    assert "in einem anderen Fenster gespeichert" in html
    assert {"Erstes Fenster", "Zweites Fenster"} <= set(kept_texts(page))


def test_autosave_from_an_older_text_is_refused_and_the_save_after_it_asks(page, opened_by):
    ours, theirs = opened_by("redaktion"), opened_by("koordination")
    theirs.autosave("Text der Koordination")
    answer = ours.autosave("Text der Redaktion")
    assert answer.status_code == 400 and answer.json()["error_code"] == "invalid_revision"
    assert "/two-texts/" in ours.save("Text der Redaktion").url


def test_text_that_was_loaded_and_then_written_over_in_place_counts_as_older(page, opened_by):
    theirs = opened_by("koordination")
    theirs.autosave("Halb")
    ours = opened_by("redaktion")
    theirs.autosave("Ganz")
    assert "/two-texts/" in ours.save("Text der Redaktion").url
    assert newest_text(page) == "Ganz"


def test_own_autosave_is_no_older_text(page, opened_by):
    tab = opened_by("redaktion")
    before = page.revisions.count()
    for words in ("a", "ab", "abc"):
        assert tab.autosave(words).status_code == 200
    assert page.revisions.count() == before + 1
    assert "/two-texts/" not in tab.save("abcd").url
    assert newest_text(page) == "abcd" and "abc" in kept_texts(page)


def test_save_while_the_answer_to_the_autosave_is_under_way_is_no_conflict(page, opened_by):
    """The browser has sent an autosave and does not know its version yet."""
    tab = opened_by("redaktion")
    tab.autosave("ab")
    tab.own = None
    assert tab.autosave("abc").status_code == 200
    tab.own = None
    assert "/two-texts/" not in tab.save("abcd").url


def test_version_of_another_window_is_never_written_over(page, opened_by):
    first = opened_by("redaktion")
    first.autosave("Erstes Fenster")
    second = opened_by("redaktion")
    second.own = first.own
    assert second.autosave("Zweites Fenster").status_code == 400
    assert newest_text(page) == "Erstes Fenster"


def test_restoring_an_older_state_is_asked_too(page, opened_by):
    old = page.save_revision()
    page.save_revision()
    tab = opened_by("redaktion")
    tab.address = reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, old.pk])
    tab.load()
    opened_by("koordination").save("Text der Koordination")
    assert "/two-texts/" in tab.save("Wie früher").url
    assert newest_text(page) == "Text der Koordination" and "Wie früher" in kept_texts(page)


def test_submitting_from_an_older_text_submits_nothing(page, opened_by):
    tab = opened_by("redaktion")
    opened_by("koordination").save("Text der Koordination")
    assert "/two-texts/" in tab.save("Text der Redaktion", **{"action-submit": "1"}).url
    assert not Page.objects.get(pk=page.pk).workflow_in_progress


def test_mistake_in_an_older_text_is_said_first_and_the_question_follows(page, opened_by):
    tab = opened_by("redaktion")
    opened_by("koordination").save("Text der Koordination")
    answer = tab.save("Text der Redaktion", due_date="31.02.2026")
    html = answer.content.decode()
    assert answer.status_code == 200 and "Text der Redaktion" in html and "inzwischen" in html
    shown = answer.context["form"]
    assert shown["opened_version"].value() == tab.data["opened_version"]
    assert "/two-texts/" in tab.save("Text der Redaktion").url


def test_row_that_the_other_has_taken_out_stays_in_mine(page, opened_by, django_user_model):
    office = page.participating_offices.model.target.field.related_model.objects.filter(locale=page.locale).last()
    page.participating_offices.set([page.participating_offices.model(target=office)])
    revision = page.save_revision(user=django_user_model.objects.get(username="koordination"))
    theirs, ours = opened_by("koordination"), opened_by("redaktion")
    page = Page.objects.get(pk=page.pk).specific.get_latest_revision_as_object()
    page.participating_offices.set([])
    page.save_revision(overwrite_revision=revision, user=revision.user, clean=False)
    assert "/two-texts/" in ours.save("Text der Redaktion").url
    aside = page.revisions.order_by("pk").last()
    assert [row["target"] for row in aside.content["participating_offices"]] == [office.pk]
    assert "/two-texts/" in theirs.save("Text der Koordination").url


def test_comment_of_an_overtaken_save_is_there_at_once(page, opened_by):
    tab = opened_by("redaktion")
    opened_by("koordination").save("Text der Koordination")
    said = comment_fields(text="Stimmt das noch?")
    assert "/two-texts/" in tab.save("Text der Redaktion", **said).url
    assert [comment.text for comment in page.wagtail_admin_comments.all()] == ["Stimmt das noch?"]


def test_nobody_else_is_asked_about_a_text_set_aside(question, opened_by):
    _ours, address = question
    assert opened_by("koordination").client.get(address).status_code == 404
    assert opened_by("admin").client.post(address, {"keep": "mine"}).status_code == 404


def test_locked_page_takes_no_text_as_the_newest(page, question, django_user_model):
    ours, address = question
    Page.objects.filter(pk=page.pk).update(locked=True, locked_by=django_user_model.objects.get(username="admin"))
    ours.answer(address, "mine")
    assert newest_text(page) == "Text der Koordination"


@pytest.mark.parametrize("model", [HomePage, StandardPage])
def test_other_pages_are_guarded_alike(model, opened_by):
    page = model.objects.filter(locale__language_code="de").first()
    ours, theirs = opened_by("admin", of=page), opened_by("koordination", of=page)
    theirs.save("Text der Koordination")
    assert "/two-texts/" in ours.save("Text der Leitung", **{"action-publish": "1"}).url
    assert {"Text der Leitung", "Text der Koordination"} <= set(kept_texts(page))
    assert model.objects.get(pk=page.pk).summary != "Text der Leitung"


def test_what_code_saves_is_not_asked_and_overtakes_whoever_has_the_page_open(page, opened_by):
    tab = opened_by("redaktion")
    page.summary = "Aus einem Import"
    page.save_revision()
    assert "/two-texts/" in tab.save("Text der Redaktion").url


def test_save_costs_at_most_three_statements_more(opened_by, monkeypatch):
    def statements(tab, way) -> int:
        with CaptureQueriesContext(connection) as queries:
            assert getattr(tab, way)("Text").status_code in (200, 302)
        return len(queries)

    def saves() -> list[int]:
        tab = opened_by("redaktion")
        return [statements(tab, "autosave"), statements(tab, "autosave"), statements(tab, "save")]

    saves()
    guarded = saves()
    monkeypatch.setattr(Opened, "from_data", lambda data: None)
    stock = saves()
    assert max(more - less for more, less in zip(guarded, stock, strict=True)) <= 3, (guarded, stock)


def test_purge_with_an_age_keeps_what_was_set_aside_today(page, question):
    call_command("purge_revisions", days=1, verbosity=0)
    assert "Text der Redaktion" in kept_texts(page)
