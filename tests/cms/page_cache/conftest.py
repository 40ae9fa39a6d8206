from __future__ import annotations

import pytest
from django.core.cache import cache
from django.test import Client
from wagtail.models import Page

from cms.page_cache import entry
from cms.page_cache.change_log import change_log


@pytest.fixture
def cached(db, settings, tmp_path, monkeypatch):
    """The page cache turned on, with a change log of its own and X-Cache told; no waiting until Last-Modified is sure."""
    monkeypatch.setattr(entry, "SETTLED_AFTER", 0)
    settings.VAR_DIR = tmp_path
    settings.PAGE_CACHE = True
    settings.PAGE_CACHE_TELLS = True
    yield
    cache.clear()  # Wagtail keeps the sites' roots there, which no transaction rolls back
    change_log.cache_clear()


@pytest.fixture
def reader(cached):
    """One worker's cache and an anonymous reader of it."""
    return Client(headers={"host": "localhost"})


@pytest.fixture
def commit(cached, django_capture_on_commit_callbacks):
    """`with commit():` does what ends a transaction."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


# Beside the pages: what filters, sorts, counts and lists.
VIEWS = (
    "/massnahmen/",
    "/massnahmen/?amt=sozialamt&gruppe=all_residents&frist=2030",
    "/massnahmen/?q=der&status=planned&sortierung=-titel",
    "/massnahmen/massnahmen.csv",
    "/ar/massnahmen/",
    "/ar/massnahmen/?amt=sozialamt",
    "/aemter/",
    "/ar/aemter/sozialamt/",
    "/zielgruppen/",
    "/zielgruppen/all_residents/",
    "/handlungsfelder/",
    "/handlungsfelder/housing/",
    "/begriffe/",
    "/abkuerzungen/",
)


@pytest.fixture
def addresses(db):
    def find() -> list[str]:
        pages = {page.url for page in Page.objects.live().filter(depth__gte=2) if page.url}
        return sorted({*pages, *VIEWS})

    return find


def state(response) -> str:
    return response.headers.get("X-Cache", "")
