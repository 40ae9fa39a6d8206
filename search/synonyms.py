"""A query as it is asked: analysed, and with what the editors' synonyms add. They are read with the query, once a second at most, so that a change counts
at once in every process.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from functools import lru_cache

from django.conf import settings

from .analysis import Analyser, Query, QueryWord, Wanted, analyser
from .analysis.languages import language_of
from .compound_words import refresh
from .models import Synonym
from .models.wording import listed

WEIGHT = 0.6  # of what the word itself weighs

Rows = tuple[tuple[str, bool], ...]  # words, and whether only the first finds the others
Additions = dict[str, tuple[Wanted, ...]]  # by the token of a query's word


class Kept:
    """The synonyms of all languages, as they were a moment ago."""

    rows: dict[str, Rows] = {}
    until = 0.0


def asked(language: str, text: str) -> Query:
    code = language_of(language)
    found = additions(code, current_rows().get(code, ()))
    return with_synonyms(analyser(code).query(text), found)


def current_rows() -> dict[str, Rows]:
    if time.monotonic() >= Kept.until:
        refresh()
        rows: dict[str, list[tuple[str, bool]]] = {}
        for language, words, one_way in Synonym.objects.order_by("pk").values_list("language", "words", "one_way"):
            rows.setdefault(language, []).append((words, one_way))
        Kept.rows = {language: tuple(its) for language, its in rows.items()}
        Kept.until = time.monotonic() + settings.SEARCH_WORDING_SECONDS
    return Kept.rows


def with_synonyms(query: Query, found: Additions) -> Query:
    return query._replace(words=tuple(with_more(word, found) for word in query.words)) if found else query


def with_more(word: QueryWord, found: Additions) -> QueryWord:
    """The word's own ways first: of one token the higher weight stays."""
    more = [way for own in tokens_of(word) for way in found.get(own, ())]
    known = {(way.text, way.field) for way in word.ways}
    added = {(way.text, way.field): way for way in more if (way.text, way.field) not in known}
    return word._replace(ways=(*word.ways, *added.values())) if added else word


@lru_cache(64)
def additions(language: str, rows: Rows) -> Additions:
    found: dict[str, dict[Wanted, None]] = {}
    german = analyser(language)
    for words, one_way in rows:
        entries = [entry for word in listed(words) if (entry := entry_of(german, word))]
        for at, entry in enumerate(entries[:1] if one_way else entries):
            others = [other for place, other in enumerate(entries) if place != at]
            for token in tokens_of(entry):
                found.setdefault(token, {}).update(dict.fromkeys(lower(others)))
    return {token: tuple(ways) for token, ways in found.items()}


def entry_of(analysis: Analyser, word: str) -> QueryWord | None:
    words = analysis.query(word).words
    return words[0] if len(words) == 1 else None


def tokens_of(word: QueryWord) -> list[str]:
    """By these a word is known: its lemmas, not its parts and stems."""
    return [way.text for way in word.ways if way.field == "w" and way.weight >= 1.0]


def lower(words: Iterable[QueryWord]) -> list[Wanted]:
    return [
        way._replace(weight=way.weight * WEIGHT)
        for word in words
        for way in word.ways
        if way.weight >= 1.0 or way.field == "p"
    ]
