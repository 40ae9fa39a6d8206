"""Where in a passage stands what is asked for: words by the places that were stored with the document; phrases and beginnings, which are seldom asked for,
by analysing the passage once more.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from ..analysis import Phrase, Wanted, analyser
from ..analysis.meeting import places
from .base import Question
from .fields import MARKED, ORDERED, WRITTEN, Places, before_places

PHRASE_STRENGTH = 3.0  # beside one for a word

Spans = list[tuple[int, int]]


class Packed:
    """fields.pack, and the language of the document."""

    def __init__(self, row: list, document_language: str):
        self.anchor: str = row[0]
        self.label: str = row[1]
        self.text: str = row[2]
        self.language: str = row[3]
        self.size: int = row[4]  # how many different tokens it has
        self.w: Places = row[5]
        self.p: Places = row[6]
        self.analysed_as = self.language or document_language

    def begun(self, letters: str) -> Spans:
        """Of the words that begin so."""
        return [span for form, span in self.forms(WRITTEN) if form.startswith(letters)]

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


class Asked:
    """One thing that a passage may have: a word by any of its ways, or a phrase."""

    def __init__(self, ways: Iterable[Wanted] = (), phrase: Phrase | None = None):
        best_first = sorted(ways, key=lambda way: -way.weight)
        self.kept = [
            (way.field == "w", before_places(way.text), way.weight) for way in best_first if way.field in MARKED
        ]
        self.begins = [way for way in best_first if way.field == WRITTEN]
        self.phrase = phrase

    def strength(self, passage: Packed) -> float:
        if self.phrase:
            return PHRASE_STRENGTH if passage.phrase_spans(self.phrase) else 0.0
        begun = max((way.weight for way in self.begins if passage.begun(way.text)), default=0.0)
        for among_words, before, weight in self.kept:
            if before in (passage.w if among_words else passage.p):
                return max(weight, begun)
        return begun

    def spans(self, passage: Packed) -> Spans:
        if self.phrase:
            return passage.phrase_spans(self.phrase)
        found = [span for way in self.begins for span in passage.begun(way.text)]
        for among_words, before, _weight in self.kept:
            found += spans_in(passage.w if among_words else passage.p, before)
        return found


def spans_in(text: Places, before: str) -> Spans:
    """None where only the label has it."""
    at = text.find(before)
    if at < 0:
        return []
    said = text[at + len(before) : text.index(" ", at + len(before))]
    numbers = [int(number) for number in said.split(",") if number]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def asked_of(question: Question) -> list[Asked]:
    words: Iterable[Asked] = (Asked(word.ways) for word in question.telling)
    phrases = (Asked(phrase.ways) if phrase.ways else Asked(phrase=phrase) for phrase in question.query.phrases)
    return [*words, *phrases]
