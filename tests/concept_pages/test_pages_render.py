"""Every page type renders, in every language that has it, with as few queries as promised."""

import pytest
from wagtail.models import Page

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


@pytest.mark.django_db
def test_each_page_takes_at_most_twelve_queries(client, django_assert_max_num_queries):
    for page in all_pages():
        client.get(page.url)
        with django_assert_max_num_queries(MAXIMUM_QUERIES, info=page.url):
            client.get(page.url)
