"""Every page type renders, in every language that has it, with as few queries as promised."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from concept_pages.many_measures import add_measures
from concept_pages.models import ContentPage

MAXIMUM_QUERIES = 12


def all_pages() -> list:
    pages = Page.objects.filter(depth__gte=2, live=True).order_by("path").specific()
    return [page for page in pages if isinstance(page, ContentPage)]


@pytest.mark.django_db
def test_each_live_page_renders_with_its_passages(client):
    for page in all_pages():
        response = client.get(page.url)
        assert response.status_code == 200, page.url
        body = response.content.decode()
        for passage in page.passages():
            assert f'id="{passage.anchor}"' in body, (page.url, passage.anchor)
        assert f'<html lang="{page.locale.language_code}"' in body


@pytest.mark.once  # as many statements on each database
@pytest.mark.django_db
def test_each_page_takes_at_most_twelve_queries(client, django_assert_max_num_queries):
    for page in all_pages():
        forget_all()
        client.get(page.url)  # makes the pictures
        forget_all()
        with django_assert_max_num_queries(MAXIMUM_QUERIES, info=page.url):
            client.get(page.url)


@pytest.mark.django_db
def test_query_count_does_not_grow_with_the_number_of_measures(client, page_at):
    pages = [page_at(f"konzept/{path}") for path in ("analyse/housing", "aktionsplan", "aktionsplan/housing")]
    pages += [page_at("konzept/aktionsplan/housing/z1"), page_at("konzept/aktionsplan/housing/z1/m1"), page_at("index")]
    goals = [page_at("konzept/aktionsplan/housing/z1"), page_at("konzept/aktionsplan/language/z1")]
    add_measures(goals, 100)
    with_hundred = [count_queries(client, page.url) for page in pages]
    add_measures(goals, 900, first=2000)
    with_thousand = [count_queries(client, page.url) for page in pages]
    assert with_thousand == with_hundred
    assert max(with_thousand) <= MAXIMUM_QUERIES


def forget_all() -> None:
    """As in a process that has just begun."""
    cache.clear()
    ContentType.objects.clear_cache()


def count_queries(client, url: str) -> int:
    forget_all()  # pictures remembered from another test are not in this one's database
    client.get(url)
    forget_all()
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len(queries)
