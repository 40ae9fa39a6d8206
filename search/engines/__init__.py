"""Search engines: the embedded one and Elasticsearch, one contract (base.py). SEARCH_URL alone says which."""

from __future__ import annotations

from functools import cache
from urllib.parse import unquote, urlsplit

from django.conf import settings

from .base import (
    Change,
    Document,
    Engine,
    EngineBusy,
    EngineError,
    Entry,
    FoundPassage,
    Gone,
    Hit,
    Passage,
    Question,
    Result,
)

__all__ = [
    "Change",
    "Document",
    "Engine",
    "EngineBusy",
    "EngineError",
    "Entry",
    "FoundPassage",
    "Gone",
    "Hit",
    "Passage",
    "Question",
    "Result",
    "engine_at",
    "site_engine",
]


def site_engine() -> Engine:
    return engine_at(settings.SEARCH_URL)


@cache
def engine_at(url: str) -> Engine:
    """Kept for the process: it holds open files or connections."""
    if url.startswith("tantivy:"):
        from .embedded import EmbeddedEngine

        return EmbeddedEngine(unquote(urlsplit(url).path))
    from ..server import client, prefix
    from .elastic import ElasticEngine

    return ElasticEngine(client(url), prefix(url))
