"""The switch of languages on every page."""

import pytest
from selectolax.lexbor import LexborHTMLParser

pytestmark = pytest.mark.django_db


def switch(client, url: str) -> dict[str, str]:
    """Language -> address. The pages in sign language stand behind the languages, and in one of them."""
    links = LexborHTMLParser(client.get(url).content).css("#sprachen a[hreflang]")
    return {link.attributes["hreflang"]: link.attributes["href"] for link in reversed(links)}


def alternates(client, url: str) -> set[str]:
    page = LexborHTMLParser(client.get(url).content)
    return {link.attributes["hreflang"] for link in page.css('link[rel="alternate"][hreflang]')}


def test_page_of_all_languages_leads_to_itself_in_each(client, page_at):
    page = page_at("konzept/aktionsplan/vision")
    for language in ("en", "ar"):
        assert switch(client, page.url)[language] == page_at("konzept/aktionsplan/vision", language).url


def test_page_without_translation_leads_to_the_first_page_of_the_language(client, page_at):
    page = page_at("faq")
    assert switch(client, page.url)["ar"] == "/ar/"
    assert "ar" not in alternates(client, page.url)


def test_page_in_easy_language_leads_back_to_german(client, page_at):
    page = page_at("index", "de-simple").get_children().live().first()
    found = switch(client, page.url)
    assert found["de"] == "/"
    assert found["de-simple"] == page.url


def test_missing_page_is_said_in_the_site_s_look_with_debug_too(client, settings):
    settings.DEBUG = True
    response = client.get("/gibt-es-nicht/")
    assert response.status_code == 404
    assert "inhalt" in response.content.decode()
