"""A query with signs (syntax.py) as the engines are asked it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .syntax import Place, Said
from .tokens import Phrase, Query, QueryWord, Wanted
from .words import REFERENCE, Word

WHOLE = 0.7  # parts of words weigh less

if TYPE_CHECKING:
    from .base import Analyser


def understood(analyser: Analyser, text: str, said: Said, plain: Query) -> Query:
    """plain: the query without its signs."""
    words = tuple(with_beginning(analyser, text, said.beginnings, word) for word in plain.words)
    without = tuple(phrase for place in said.without if (phrase := phrase_at(analyser, text, place)))
    query = plain._replace(words=words, without=without)
    phrases = tuple(phrase for place in said.phrases if (phrase := phrase_at(analyser, text, place)))
    if not phrases:
        return query
    inside = [word._replace(optional=word.optional or within(word, said.phrases)) for word in words]
    return query._replace(words=tuple(inside), phrases=phrases, loose=query._replace(preferred=phrases))


def phrase_at(analyser: Analyser, text: str, place: Place) -> Phrase | None:
    """None where there are only signs."""
    words = analyser.query_words(text[place.start : place.end])
    if place.is_beginning:
        return Phrase((), (beginning(analyser, words[-1]),)) if words else None
    forms = tuple(form_of(analyser, word) for word in words)
    return Phrase(forms, exact_ways(analyser, words[0]) if len(words) == 1 else ()) if words else None


def form_of(analyser: Analyser, word: Word) -> str:
    return next(text for text, field in analyser.all_forms(word.text, word.kind)[0] if field == "o")


def exact_ways(analyser: Analyser, word: Word) -> tuple[Wanted, ...]:
    """The word itself, in any of its forms; no parts of compounds."""
    return tuple(way for way in analyser.word_ways(word) if way.field == "w" and way.weight >= WHOLE)


def with_beginning(analyser: Analyser, text: str, beginnings: tuple[Place, ...], word: QueryWord) -> QueryWord:
    """Of "deutsch-ku*" the last word alone."""
    place = next((place for place in beginnings if place.end == word.end), None)
    if place is None:
        return word
    last = analyser.query_words(text[word.start : word.end])[-1]
    return word._replace(ways=(beginning(analyser, last),), optional=False)


def beginning(analyser: Analyser, word: Word) -> Wanted:
    form = form_of(analyser, word) if word.kind == REFERENCE else analyser.normal(word.text)
    return Wanted(form, "x", 1.0)


def within(word: QueryWord, places: tuple[Place, ...]) -> bool:
    return any(place.start <= word.start and word.end <= place.end for place in places)
