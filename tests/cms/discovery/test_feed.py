import xml.etree.ElementTree as ET

import pytest
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from concept_pages.many_measures import add_measures

pytestmark = pytest.mark.django_db
ATOM = {"a": "http://www.w3.org/2005/Atom"}
XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def feed(client, address="/meldungen.atom"):
    return ET.fromstring(client.get(address).content)


def titles(root) -> list[str]:
    return [title.text for title in root.findall("a:entry/a:title", ATOM)]


def test_feed_says_what_a_reader_needs(client):
    root = feed(client)
    links = {link.get("rel"): link.get("href") for link in root.findall("a:link", ATOM)}
    assert links == {"self": "http://testserver/meldungen.atom", "alternate": "http://testserver/"}
    assert root.get(XML_LANGUAGE) == "de"
    assert root.find("a:author/a:name", ATOM).text == "Auenstadt"
    assert root.find("a:updated", ATOM).text
    assert 0 < len(titles(root)) <= 50


def test_feed_in_another_language_has_its_pages(client, page_at):
    root = feed(client, "/ar/meldungen.atom")
    assert root.get(XML_LANGUAGE) == "ar"
    links = [link.get("href") for link in root.findall("a:entry/a:link", ATOM)]
    assert f"http://testserver{page_at('konzept/analyse/housing', 'ar').url}" in links


def test_entry_keeps_its_id_under_a_new_title_and_address(client, page_at):
    page = page_at("konzept/analyse/housing")
    key = str(page.translation_key)
    before = [e.find("a:id", ATOM).text for e in feed(client).findall("a:entry", ATOM)]
    page.title, page.slug = "Neuer Titel", "neu"
    page.save_revision().publish()
    entry = feed(client).find("a:entry", ATOM)
    assert entry.find("a:title", ATOM).text.endswith("Neuer Titel")
    assert entry.find("a:link", ATOM).get("href").endswith("/neu/")
    assert entry.find("a:id", ATOM).text in before
    assert entry.find("a:id", ATOM).text == f"tag:testserver,2026:{key}.de"
    assert entry.find("a:updated", ATOM).text > entry.find("a:published", ATOM).text


def test_withdrawn_and_private_pages_are_not_in_the_feed(client, page_at):
    withdrawn, private = page_at("konzept/aktionsplan/housing/z1/m1"), page_at("konzept/analyse/housing")
    for page in (withdrawn, private):
        page.title = f"Geheim {page.pk}"
        page.save_revision().publish()
    assert sum("Geheim" in title for title in titles(feed(client))) == 2
    withdrawn.unpublish()
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    assert not any("Geheim" in title for title in titles(feed(client)))


def test_feed_holds_the_newest_fifty_with_the_same_queries(client, page_at, count_queries):
    few = count_queries("/meldungen.atom")
    add_measures([page_at("konzept/aktionsplan/housing/z1")], 100)
    Page.objects.filter(last_published_at=None).update(last_published_at=timezone.now())
    assert count_queries("/meldungen.atom") == few <= 8
    assert len(titles(feed(client))) == 50


def test_feed_of_a_language_without_site_is_not_found(client):
    assert client.get("/uk/meldungen.atom").status_code == 404
