"""Addresses of apps that do not know the cache: their views are marked where `cms.urls` takes them in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.urls import URLPattern

from .rules import cacheable


def kept(patterns: Iterable[URLPattern], queries: Mapping[str, Iterable[str]]) -> list[URLPattern]:
    """The same addresses, their answers kept. queries: by a view's name, the parameters that may stand in its address."""
    return [
        URLPattern(
            entry.pattern,
            cacheable(entry.callback, query=queries.get(entry.name, ())),
            entry.default_args,
            entry.name,
        )
        for entry in patterns
    ]
