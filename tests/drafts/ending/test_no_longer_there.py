"""A page that the public draft does not have leads its readers to the last public draft that had it."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from wagtail.models import PageViewRestriction

from concept_pages.models import GoalPage
from drafts.freezing import freeze_draft
from drafts.models import Audience, Draft
from drafts.outlining import change_outline, outline_of
from drafts.publishing import publish_draft

from .conftest import go

PLACE = "konzept/aktionsplan/housing/z1/m1"


def leave_out(plan, page, user) -> Draft:
    change_outline(
        document=plan,
        user=user,
        version=outline_of(plan).version,
        deed=lambda outline: outline.tree.leave_out(page.translation_key),
    )
    return freeze_draft(document=plan, user=None)


@pytest.fixture
def left_out(plan, in_force, page_at, account):
    """A measure of the draft in force that its successor, before the council, does not have; by language."""
    pages = {language: page_at(PLACE, language) for language in ("de", "en")}
    go(leave_out(plan, pages["de"], account("koordination")), "in_council")
    return pages


def main_of(client, url: str) -> BeautifulSoup:
    answer = client.get(url)
    assert answer.status_code == 404
    return BeautifulSoup(answer.content, "html.parser").main


@pytest.mark.parametrize(
    ("language", "words"), [("de", "nicht in der geltenden Fassung"), ("en", "not stand in the present version")]
)
def test_reader_is_told_and_led_to_the_draft_that_had_the_page(client, left_out, language, words):
    page = left_out[language]
    main = main_of(client, page.url)
    assert words in main.get_text() and page.title in main.get_text()
    link = main.select_one("a[href*=entwuerfe]")["href"]
    frozen = client.get(link)
    assert frozen.status_code == 200 and page.title in frozen.content.decode()
    assert "/1/" in link


def test_last_draft_that_had_the_page_is_named(client, plan, in_force, page_at, account):
    page = page_at(PLACE)
    second = go(freeze_draft(document=plan, user=None, even_if_unchanged=True), "in_council")
    go(leave_out(plan, page, account("koordination")), "in_council")
    assert f"/{second.number}/" in main_of(client, page.url).select_one("a[href*=entwuerfe]")["href"]


def test_draft_that_readers_may_not_see_is_not_named(client, plan, in_force, page_at, account):
    """Nor does its title leak."""
    page = page_at(PLACE)
    go(leave_out(plan, page, account("koordination")), "in_council")
    Draft.objects.filter(pk=in_force.pk).update(audience=Audience.OFFICES)
    main = main_of(client, page.url)
    assert not main.select("a[href*=entwuerfe]") and page.title not in main.get_text()


def test_pages_of_a_concept_with_restricted_privacy_are_not_named(client, plan, left_out):
    PageViewRestriction.objects.create(page=plan.get_parent(), restriction_type="login")
    page = left_out["de"]
    assert page.title not in client.get(page.url).content.decode()


def test_document_that_was_taken_off_the_website_leads_to_its_draft(client, plan, draft, no_gates):
    go(draft, "internal_review", "office_consultation", "in_council", "rejected")
    assert main_of(client, plan.url).select("a[href*='/entwuerfe/aktionsplan/1/']")


def test_address_of_nothing_stays_an_ordinary_404(client, in_force):
    main = main_of(client, "/integrationskonzept/aktionsplan/gibt-es-nicht/")
    assert "Seite nicht gefunden" in main.get_text()


def test_page_that_is_back_answers_itself(client, plan, left_out, in_force):
    publish_draft(draft=in_force, user=None)
    assert client.get(left_out["de"].url).status_code == 200


def test_page_that_came_back_at_another_place_is_found_there(client, plan, left_out, account):
    page = left_out["de"]
    other = GoalPage.objects.filter(locale=plan.locale).exclude(pk=page.get_parent().pk).first()
    key = page.translation_key
    change_outline(
        document=plan,
        user=account("koordination"),
        version=outline_of(plan).version,
        deed=lambda outline: outline.tree.bring_back(key).moved(key, other.translation_key, 0),
    )
    go(freeze_draft(document=plan, user=None), "in_council")
    before = page.url
    answer = client.get(before, follow=True)
    assert answer.status_code == 200 and answer.redirect_chain and page.title in answer.content.decode()
    assert answer.redirect_chain[-1][0].startswith(other.url)
