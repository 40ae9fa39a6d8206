from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.cache import caches
from django.test import Client, override_settings
from django.urls import reverse

from ..asking import site_question
from ..engines import Engine
from ..evaluation.measures import percentile
from ..public.finding import PAGE_SIZE
from ..public.forms import FACETS
from ..ranking import ask
from ..shelves import live_shelf
from .texts import LANGUAGE

WARMING = 20  # queries: what a process does once is no part of what one takes
EACH = 100  # queries between which the searches of a network are forgotten
# Nothing kept, and nothing carried into an index that is not the site's.
ANEW = {"ALLOWED_HOSTS": ["*"], "SECURE_SSL_REDIRECT": False, "PAGE_CACHE": False, "SEARCH_RELAY": "worker"}


@dataclass(frozen=True)
class Times:
    milliseconds: list[float]

    def share(self, share: float) -> float:
        return percentile(self.milliseconds, share)


def measured(deed: Callable[[str], object], queries: list[str]) -> Times:
    for query in queries[:WARMING]:
        deed(query)
    found = []
    for query in queries:
        started = time.perf_counter()
        deed(query)
        found.append((time.perf_counter() - started) * 1000)
    return Times(found)


def engine_times(engine: Engine, queries: list[str]) -> Times:
    """As the search page asks: analysed, counted, with facets and marked passages."""

    def search(text: str):
        shelves, facets = (live_shelf(LANGUAGE),), tuple(FACETS.values())
        return ask(engine, site_question(text, LANGUAGE, shelves, facets=facets, limit=PAGE_SIZE))

    return measured(search, queries)


def http_times(url: str, view: str, queries: list[str]) -> Times:
    """Of whole answers of the site, through everything but a socket."""
    client, count = Client(), 0

    def get(text: str):
        nonlocal count
        count += 1
        if count % EACH == 0:
            caches["attempts"].clear()
        answer = client.get(f"{reverse(view)}?{urlencode({'q': text})}")
        assert answer.status_code == 200, (text, answer.status_code)  # noqa: S101

    with override_settings(SEARCH_URL=url, **ANEW):
        caches["attempts"].clear()
        return measured(get, queries)
