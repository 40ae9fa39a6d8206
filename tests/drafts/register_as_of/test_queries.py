"""The register of a day takes few queries, however long the plan is."""

from __future__ import annotations

from django.db import connection
from django.test.utils import CaptureQueriesContext

from concept_pages.many_measures import add_measures
from tests.concept_pages.test_pages_render import forget_all

from .conftest import PATHS, at, published


def test_query_count_is_small_and_does_not_grow(client, plan, page_at):
    goal = page_at("konzept/aktionsplan/housing/z1")
    counts = []
    for number, year in ((50, 2023), (300, 2024)):
        add_measures([goal], number, first=year)
        published(plan, at(f"{year}-03-01"))
        urls = [f"{path}?stand={year}-12-31{query}" for path in PATHS for query in QUERIES]
        counts.append([count_queries(client, url) for url in urls])
    assert counts[0] == counts[1]
    assert max(counts[1]) <= 15


QUERIES = ["", "&q=massnahme&amt=sozialamt", "&seite=2&sortierung=-titel"]


def count_queries(client, url: str) -> int:
    forget_all()
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len(queries)
