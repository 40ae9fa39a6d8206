"""Analysis of texts and queries, once and in Python, so that every engine finds the same: `analyser("de").tokens(text)`."""

from __future__ import annotations

from functools import cache

from .base import Analyser
from .tokens import Query, QueryWord, Token, Wanted

__all__ = ["Analyser", "Query", "QueryWord", "Token", "Wanted", "analyser"]


@cache
def analyser(language: str) -> Analyser:
    """The analyser of a language ("de", "de-simple", "pt-br"); the default for one that has none of its own."""
    return Analyser()
