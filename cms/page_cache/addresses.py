"""Addresses of apps that do not know the cache: their views are marked where `cms.urls` takes them in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.urls import URLPattern

from .rules import cacheable


def kept(patterns: Iterable[URLPattern], queries: Mapping[str, Iterable[str]]) -> list[URLPattern]:
    """The same addresses, their answers kept. queries: by a view's name, the parameters that may stand in its address."""
    return [kept_one(entry, queries.get(entry.name, ())) for entry in patterns]


def those_kept(patterns: Iterable[URLPattern], queries: Mapping[str, Iterable[str]]) -> list[URLPattern]:
    """The same addresses, the answers of those kept that `queries` names; the others may say something else each day."""
    return [kept_one(entry, queries[entry.name]) if entry.name in queries else entry for entry in patterns]


def kept_one(entry: URLPattern, query: Iterable[str]) -> URLPattern:
    return URLPattern(entry.pattern, cacheable(entry.callback, query=query), entry.default_args, entry.name)
