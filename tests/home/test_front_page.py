"""The first page: where the concept stands, its fields of action, what is new."""

import datetime

import pytest
from django.utils import timezone
from selectolax.lexbor import LexborHTMLParser

pytestmark = pytest.mark.django_db


@pytest.fixture
def front(client, page_at):
    return lambda language="de": LexborHTMLParser(client.get(page_at("index", language).url).content)


def test_each_public_field_is_an_entry_with_number_and_sentence(front):
    entries = [node.text() for node in front().css(".fields li")]
    assert len(entries) == 2
    assert "4.1" in entries[0]
    assert all(len(entry.split()) > 5 for entry in entries)


def test_sentences_of_fields_are_in_the_reader_s_language(front):
    assert any("\u0600" <= letter <= "\u06ff" for letter in front("ar").css_first(".fields p").text())


def test_withdrawn_field_is_no_entry(front, page_at):
    page_at("konzept/analyse/housing").unpublish()
    assert len(front().css(".fields li")) == 1


def test_documents_say_what_binds_and_what_informs(front, page_at):
    said = [node.text() for node in front().css(".documents__state")]
    assert "Verbindlich erst mit dem Beschluss" in said[1]
    assert "zur Kenntnis" in said[0]


def test_what_was_published_last_comes_first_among_the_news(front, page_at):
    page = page_at("konzept/aktionsplan/vision")
    page.title = "Eine neue Vision"
    page.save_revision().publish()
    type(page).objects.filter(pk=page.pk).update(last_published_at=timezone.now() + datetime.timedelta(days=1))
    assert "Eine neue Vision" in front().css_first('[aria-labelledby="neu"] li').text()


def test_front_page_without_a_concept_shows_no_empty_sections(client, page_at):
    page_at("integrationskonzept").unpublish()
    for place in ("konzept/analyse", "konzept/aktionsplan"):
        page_at(place).unpublish()
    for place in ("konzept/analyse/language", "konzept/analyse/housing"):
        page_at(place).unpublish()
    html = client.get("/").content.decode()
    assert 'id="felder"' not in html
    assert 'id="stand"' not in html


def test_changes_to_pages_of_the_site_alone_are_no_news(front, page_at):
    later = timezone.now() + datetime.timedelta(days=1)
    page = page_at("impressum")
    type(page).objects.filter(pk=page.pk).update(last_published_at=later)
    named = [node.text() for node in front().css('[aria-labelledby="neu"] li a')]
    assert named
    assert page.title not in named


def test_news_say_in_which_document_a_field_stands(front, page_at):
    page = page_at("konzept/aktionsplan/housing")
    later = timezone.now() + datetime.timedelta(days=1)
    type(page).objects.filter(pk=page.pk).update(last_published_at=later)
    assert "Aktionsplan" in front().css_first('[aria-labelledby="neu"] li small').text()


def test_easy_language_shows_its_own_text_and_no_way_into_the_void(front, client):
    page = front("de-simple")
    assert "Willkommen" in page.css_first("main").text()
    assert not page.css("main h2#tun, main h2#neu, main form")
    for link in (node.attributes["href"] for node in page.css("a[href]")):
        if link.startswith("#"):
            assert page.css_first(f'[id="{link[1:]}"]'), link
        assert not link.startswith("/de-simple/massnahmen"), link


@pytest.mark.parametrize("language", ["de", "en", "ar", "de-simple"])
def test_every_language_leads_to_easy_and_to_sign_language(front, page_at, language):
    links = [node.attributes["href"] for node in front(language).css("#sprachen a")]
    signed = page_at("gebaerdensprache", "en" if language == "en" else "de")
    assert signed.url in links
    assert page_at("index", "de-simple").url in links
