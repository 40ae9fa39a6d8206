import datetime

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from concept_pages.many_measures import add_measures
from concept_pages.models import FieldOfAction, MeasureImplementation, MeasurePage, Office, TargetGroup

from ..test_pages_render import forget_all

pytestmark = pytest.mark.django_db
MAXIMUM_QUERIES = 12
LISTS = ["/aemter/", "/zielgruppen/", "/handlungsfelder/"]
ENTRIES = ["/aemter/sozialamt/", "/zielgruppen/parents/", "/handlungsfelder/language/"]


def read(client, url: str) -> BeautifulSoup:
    response = client.get(url)
    assert response.status_code == 200, url
    return BeautifulSoup(response.content.decode(), "html.parser")


def test_each_office_group_and_field_has_its_page_in_each_language(client):
    for folder, model in (("aemter", Office), ("zielgruppen", TargetGroup), ("handlungsfelder", FieldOfAction)):
        for key in set(model.objects.values_list("key", flat=True)):
            for language in ("", "/en", "/ar"):
                assert read(client, f"{language}/{folder}/{key}/").h1.get_text()


@pytest.mark.parametrize("url", LISTS)
def test_lists_lead_to_pages_that_are_there(client, url):
    links = [link["href"] for link in read(client, url).select("table a")]
    assert links
    for link in links:
        assert client.get(link).status_code == 200


@pytest.mark.parametrize("url", ["/aemter/xx/", "/zielgruppen/xx/", "/handlungsfelder/xx/", "/aemter/%C3%A4/"])
def test_unknown_keys_are_not_found(client, url):
    assert client.get(url).status_code == 404


def test_offices_stand_in_alphabetical_order(client):
    names = [link.get_text() for link in read(client, "/aemter/").select("table a")]
    assert names.index("Amt für Wirtschaft") < names.index("Jugendamt") < names.index("Sozialamt")


def test_query_count_is_small_and_does_not_grow(client, page_at):
    goals = [page_at("konzept/aktionsplan/housing/z1"), page_at("konzept/aktionsplan/language/z1")]
    urls = [prefix + url for prefix in ("", "/ar") for url in LISTS + ENTRIES]
    forget_all()  # pictures remembered from another test are not in this one's database
    for url in urls:
        client.get(url)  # makes the pictures

    def counted() -> list[int]:
        found = []
        for url in urls:
            forget_all()
            with CaptureQueriesContext(connection) as queries:
                client.get(url)
            found.append(len(queries))
        return found

    add_measures(goals, 100)
    with_hundred = counted()
    add_measures(goals, 900, first=2000)
    assert counted() == with_hundred
    assert max(with_hundred) <= MAXIMUM_QUERIES


@pytest.mark.parametrize("url", ENTRIES)
def test_links_into_the_register_give_the_same_measures(client, url):
    page = read(client, url)
    counts = {item.a["href"]: int(item.b.get_text()) for item in page.select(".tally li")}
    assert counts
    for link, count in counts.items():
        assert len(read(client, link).select("table.register tbody tr")) == count


def test_due_next_begins_with_the_late_and_leaves_out_the_settled(client):
    office = Office.objects.get(key="sozialamt", locale__language_code="de")
    late, done = MeasurePage.objects.filter(locale__language_code="de", lead_office=office).order_by("path")[:2]
    for page, status in ((late, "in_progress"), (done, "implemented")):
        MeasurePage.objects.filter(pk=page.pk).update(due_date=datetime.date(2020, 1, 1), permanent=False)
        MeasureImplementation.objects.filter(measure_key=page.translation_key).update(status=status)
    shown = read(client, "/aemter/sozialamt/").select("section[aria-labelledby=fristen] li")
    assert late.title in shown[0].get_text()
    assert shown[0].select_one(".tag--gone") is not None
    assert not any(done.title in item.get_text() for item in shown)
    assert len(shown) <= 5


def test_office_without_measures_says_so(client):
    Office.objects.create(
        key="leer", name="Leeres Amt", locale=Office.objects.get(key="sozialamt", locale__language_code="de").locale
    )
    assert "hat keine Maßnahmen" in read(client, "/aemter/leer/").select_one(".note").get_text()


def test_field_says_which_needs_are_open(client, page_at):
    def states() -> list[str]:
        page = read(client, "/handlungsfelder/language/")
        return [tag.get_text() for tag in page.select("section[aria-labelledby=bedarfe] .tag")]

    assert {"beantwortet", "offen"} >= set(states()) and "beantwortet" in states()
    goals = page_at("konzept/aktionsplan/language").get_descendants()
    goals.update(live=False)
    assert set(states()) == {"offen"}


@pytest.mark.parametrize("url", LISTS + ENTRIES)
def test_headings_stand_in_order(client, url):
    levels = [int(head.name[1]) for head in read(client, url).select("main h1, main h2, main h3")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in zip(levels, levels[1:], strict=False))
