"""The register as a whole: languages, chart, concepts, queries."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from concept_pages.many_measures import add_measures
from concept_pages.models import ConceptPage, Office

from ..test_pages_render import forget_all
from .reading import answer, german_measures, numbers

pytestmark = pytest.mark.django_db
MAXIMUM_QUERIES = 15
QUERIES = [
    "",
    "?q=massnahme&amt=sozialamt",
    "?frist=2030&sortierung=-titel",
    "?seite=2",
    "?q=gibtesnicht&feld=language",
]
PATHS = ["/massnahmen/", "/massnahmen/massnahmen.csv", "/ar/massnahmen/"]


def count_queries(client, url: str) -> int:
    forget_all()
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


def test_query_count_is_small_and_does_not_grow(client, page_at):
    goals = [page_at("konzept/aktionsplan/housing/z1"), page_at("konzept/aktionsplan/language/z1")]
    urls = [path + query for path in PATHS for query in QUERIES]
    add_measures(goals, 100)
    with_hundred = [count_queries(client, url) for url in urls]
    add_measures(goals, 900, first=2000)
    assert [count_queries(client, url) for url in urls] == with_hundred
    assert max(with_hundred) <= MAXIMUM_QUERIES


@pytest.mark.parametrize("language", ["en", "ar"])
def test_register_shows_the_measures_of_the_readers_language(client, language):
    page = answer(client, path=f"/{language}/massnahmen/")
    for link in page.select("table.register td:nth-child(2) a"):
        assert link["href"].startswith(f"/{language}/")
        assert client.get(link["href"]).status_code == 200
    assert numbers(page)


def test_language_without_a_plan_says_so_and_leads_to_others(client):
    page = answer(client, path="/de-simple/massnahmen/")
    assert page.select_one(".note a[hreflang=de]")["href"] == "/massnahmen/"


def test_office_without_translation_is_named_in_german_and_marked(client):
    Office.objects.filter(key="sozialamt", locale__language_code="ar").update(key="anderes")
    page = answer(client, path="/ar/massnahmen/")
    named = page.select_one("a[href='/ar/aemter/sozialamt/']")
    assert (named["lang"], named.get_text()) == ("de", "Sozialamt")


def test_chart_is_mirrored_for_arabic_and_said_in_words(client):
    ends = {}
    for path in ("/massnahmen/", "/ar/massnahmen/"):
        drawing = answer(client, path=path).select_one("ul.bars svg")
        assert drawing["aria-label"]
        first = drawing.rect
        ends[path] = (float(first["x"].rstrip("%")), float(first["width"].rstrip("%")))
    assert ends["/massnahmen/"][0] == 0
    assert sum(ends["/ar/massnahmen/"]) == pytest.approx(100, abs=0.02)


def test_chart_table_counts_every_measure_with_a_field(client):
    rows = answer(client).select("figure.chart tbody tr")
    assert sum(int(row.select("td")[-1].get_text()) for row in rows) == german_measures().count()


def test_newest_concept_is_shown_where_there_are_two(client, page_at):
    before = numbers(answer(client))
    old = page_at("konzept")
    new = old.get_parent().add_child(
        instance=ConceptPage(title="Neu", slug="neu", key="neu", period_start=2033, period_end=2040, predecessor=old)
    )
    assert numbers(answer(client)) == []
    assert numbers(answer(client, path="/ar/massnahmen/")) == [], "the predecessor's measures are not in force"
    ConceptPage.objects.filter(pk=new.pk).update(live=False)
    assert numbers(answer(client)) == before


def test_columns_say_how_the_table_is_sorted(client):
    heads = answer(client).select("table.register th")
    assert [head.get("aria-sort") for head in heads] == ["ascending", None, None, None, None, None]


def test_language_with_a_part_of_the_measures_says_how_many_there_are(client, page_at):
    page_at("konzept/aktionsplan/housing/z1/m1", "ar").unpublish()
    everything = german_measures().count()
    for path in ("/ar/massnahmen/", "/ar/aemter/sozialamt/"):
        note = answer(client, path=path).select_one(".note")
        assert str(everything) in note.get_text()
        assert str(everything - 1) in note.get_text()
        assert note.a["href"] == path.removeprefix("/ar")


def test_language_with_all_measures_says_nothing_of_it(client):
    assert not answer(client).select(".note")
    assert not answer(client, path="/en/massnahmen/").select(".note")


def test_ways_out_of_an_empty_result_all_lead_to_something(client):
    page = answer(client, "?q=gibtesnicht&feld=language")
    ways = [link["href"] for link in page.select(".note li a")]
    assert len(ways) == 1
    assert numbers(answer(client, ways[0].removeprefix("/massnahmen/")))
