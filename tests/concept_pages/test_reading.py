"""Reading a document: page by page in order, and all of it on one page."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from selectolax.lexbor import LexborHTMLParser
from wagtail.models import Page, PageViewRestriction

from concept_pages.many_measures import add_measures
from concept_pages.reading_view import WORDS_A_MINUTE

pytestmark = pytest.mark.django_db


def parsed(client, url: str) -> LexborHTMLParser:
    response = client.get(url)
    assert response.status_code == 200, url
    return LexborHTMLParser(response.content)


def next_address(client, url: str) -> str | None:
    link = parsed(client, url).css_first('.pager [rel="next"]')
    return link.attributes["href"] if link else None


@pytest.mark.parametrize("document", ["konzept/analyse", "konzept/aktionsplan"])
def test_next_leads_through_every_page_of_a_document_in_its_order(client, page_at, document):
    root = page_at(document)
    live = Page.objects.filter(path__startswith=root.path, live=True).order_by("path")
    found, url = [], root.url
    while url:
        found.append(url)
        url = next_address(client, url)
    assert found == [page.url for page in live]


def test_previous_leads_back(client, page_at):
    goal = page_at("konzept/aktionsplan/housing/z1")
    following = next_address(client, goal.url)
    back = parsed(client, following).css_first('.pager [rel="prev"]')
    assert back.attributes["href"] == goal.url


def test_reading_time_is_that_of_the_long_text(client, page_at):
    page = page_at("konzept/analyse/housing")
    words = sum(len(p.text.split()) for p in page.passages() if p.anchor.split(".")[0] not in ("summary", "field"))
    said = parsed(client, page.url).css_first(".head__meta").text()
    assert f"{round(words / WORDS_A_MINUTE)} " in said


def whole(page) -> str:
    return f"{page.url}gesamt/"


@pytest.mark.parametrize(("document", "language"), [("konzept/analyse", "de"), ("konzept/aktionsplan", "ar")])
def test_whole_document_holds_the_text_of_each_page(client, page_at, document, language):
    root = page_at(document, language)
    html = client.get(whole(root)).content.decode()
    for page in Page.objects.filter(path__startswith=root.path, live=True).specific():
        assert page.title in html
        last = page.passages()[-1]
        assert last.text.split()[-1] in html


def test_whole_document_has_headings_in_order(client, page_at):
    tree = parsed(client, whole(page_at("konzept/aktionsplan")))
    levels = [int(node.tag[1]) for node in tree.css("main h1, main h2, main h3, main h4, main h5, main h6")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))


def test_whole_document_has_no_id_twice(client, page_at):
    ids = [node.attributes["id"] for node in parsed(client, whole(page_at("konzept/aktionsplan"))).css("[id]")]
    assert len(ids) == len(set(ids))


def test_whole_document_leaves_private_pages_out(client, page_at):
    goal = page_at("konzept/aktionsplan/housing/z1")
    PageViewRestriction.objects.create(page=goal, restriction_type="login")
    assert goal.title not in client.get(whole(page_at("konzept/aktionsplan"))).content.decode()


def test_whole_document_of_a_private_plan_asks_who_reads(client, page_at):
    plan = page_at("konzept/aktionsplan")
    PageViewRestriction.objects.create(page=plan, restriction_type="login")
    assert client.get(whole(plan)).status_code == 302


def test_whole_document_takes_the_same_queries_with_many_measures(client, page_at):
    plan = page_at("konzept/aktionsplan")
    goals = [page_at("konzept/aktionsplan/housing/z1")]

    def count() -> int:
        cache.clear()  # pictures remembered from another test are not in this one's database
        client.get(whole(plan))
        cache.clear()
        with CaptureQueriesContext(connection) as queries:
            client.get(whole(plan))
        return len(queries)

    before = count()
    add_measures(goals, 50)
    assert count() == before <= 14


def test_page_that_is_no_document_has_no_whole(client, page_at):
    assert client.get(whole(page_at("konzept/analyse/housing"))).status_code == 404
