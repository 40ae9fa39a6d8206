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
    EngineRefused,
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
    "EngineRefused",
    "Entry",
    "FoundPassage",
    "Gone",
    "Hit",
    "Passage",
    "Question",
    "Result",
    "engine_at",
    "fallback_engine",
    "fed_engines",
    "site_engine",
]


def site_engine() -> Engine:
    return engine_at(settings.SEARCH_URL)


def fallback_engine() -> Engine | None:
    """Answers where the site's own does not; only a cluster needs one."""
    return None if settings.SEARCH_URL.startswith("tantivy:") else engine_at(settings.SEARCH_FALLBACK_URL)


def fed_engines() -> list[Engine]:
    """All that are kept up to date. The embedded one first: it does not keep anybody waiting."""
    return [engine for engine in (fallback_engine(), site_engine()) if engine]


@cache
def engine_at(url: str) -> Engine:
    """Kept for the process: it holds open files or connections."""
    if url.startswith("tantivy:"):
        from .embedded import EmbeddedEngine

        return EmbeddedEngine(unquote(urlsplit(url).path))
    from ..server import client, prefix
    from .elastic import ElasticEngine

    return ElasticEngine(client(url), prefix(url))
