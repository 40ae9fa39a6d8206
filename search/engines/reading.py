"""Where in a passage stands what is asked for: words by the places that were stored with the document; phrases and beginnings, which are seldom asked for,
by analysing the passage once more.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from ..analysis import Phrase, Wanted, analyser
from ..analysis.meeting import places
from .base import Question
from .fields import MARKED, ORDERED, WRITTEN, Places, term

PHRASE_STRENGTH = 3.0  # beside one for a word

Spans = list[tuple[int, int]]


class Packed:
    """fields.pack, and the language of the document."""

    def __init__(self, row: list, document_language: str):
        self.anchor: str = row[0]
        self.label: str = row[1]
        self.text: str = row[2]
        self.language: str = row[3]
        self.w: Places = row[4]
        self.p: Places = row[5]
        self.analysed_as = self.language or document_language

    def has(self, way: Wanted) -> bool:
        if way.field == WRITTEN:
            return any(form.startswith(way.text) for form, _span in self.forms(WRITTEN))
        return way.field in MARKED and term(way.text) in getattr(self, way.field)

    def spans(self, way: Wanted) -> Spans:
        """Nothing of the text where only the label has it."""
        if way.field == WRITTEN:
            return [span for form, span in self.forms(WRITTEN) if form.startswith(way.text)]
        found = getattr(self, way.field).get(term(way.text), ()) if way.field in MARKED else ()
        return list(zip(found[::2], found[1::2], strict=True))

    def phrase_spans(self, phrase: Phrase) -> Spans:
        order = self.forms(ORDERED)
        starts = places([form for form, _span in order], phrase.forms)
        return [(order[at][1][0], order[at + len(phrase.forms) - 1][1][1]) for at in starts]

    def forms(self, field: str) -> list[tuple[str, tuple[int, int]]]:
        return [(token.text, (token.start, token.end)) for token in self.tokens if token.field == field]

    @cached_property
    def tokens(self) -> list:
        found = analyser(self.analysed_as)
        return [token for token in found.tokens_of(found.words(self.text)) if token.field in (ORDERED, WRITTEN)]


class Asked(NamedTuple):
    """One thing that a passage may have: a word by any of its ways, or a phrase."""

    ways: tuple[Wanted, ...] = ()
    phrase: Phrase | None = None

    def strength(self, passage: Packed) -> float:
        if self.phrase:
            return PHRASE_STRENGTH if passage.phrase_spans(self.phrase) else 0.0
        return max((way.weight for way in self.ways if passage.has(way)), default=0.0)

    def spans(self, passage: Packed) -> Spans:
        if self.phrase:
            return passage.phrase_spans(self.phrase)
        return [span for way in self.ways for span in passage.spans(way)]


def asked_of(question: Question) -> list[Asked]:
    words: Iterable[Asked] = (Asked(word.ways) for word in question.telling)
    phrases = (Asked(phrase.ways) if phrase.ways else Asked(phrase=phrase) for phrase in question.query.phrases)
    return [*words, *phrases]
