"""What all languages have in common. A language says by what a word is found (`forms`), and what a query asks for (`ways`)."""

from __future__ import annotations

from functools import lru_cache

from . import references, syntax
from .tokens import Query, QueryWord, Token, Wanted
from .understanding import understood
from .words import REFERENCE, Word, normal, unaccented, words_in

GRAM = 4
GRAM_WEIGHT = 0.7  # divided by the root of how many there are
NEIGHBOUR_WEIGHT = 0.4
OPENING_WEIGHT = 2.0
KEPT_WORDS = 20_000  # some 40 MB of a process's own memory

Forms = tuple[tuple[str, str], ...]  # text and field


class Analyser:
    """Words as they are written, without regard to case: the sane default for a language that has no more."""

    def __init__(self, stop_words: frozenset[str] = frozenset()):
        self.stop_words = stop_words
        self.all_forms = lru_cache(KEPT_WORDS)(self.find_all_forms)
        self.ways_of = lru_cache(KEPT_WORDS // 10)(self.ways)

    # --- What a language changes ---------------------------------------------

    def normal(self, word: str) -> str:
        return normal(word)

    def forms(self, word: str, kind: str) -> Forms:
        """By what a word in a text is found."""
        return ((self.normal(word), "w"),)

    def ways(self, word: str, kind: str) -> tuple[Wanted, ...]:
        """What a query's word asks for."""
        return tuple(Wanted(text, field, 1.0) for text, field in self.forms(word, kind))

    def stem(self, word: str) -> str:
        """What neighbours are made of: one form a word."""
        return self.normal(word)

    def phrase_form(self, word: str) -> str:
        """By what a word is found in a phrase: one form, wherever it stands."""
        return self.stem(word)

    def words(self, text: str) -> list[Word]:
        return words_in(text)

    def query_words(self, text: str) -> list[Word]:
        return self.words(text)

    def further_tokens(self, text: str, words: list[Word]) -> list[Token]:
        """What several words are together."""
        return []

    def further_ways(self, words: list[Word]) -> list[Wanted]:
        """What brings a text forward without making it meet, beside neighbours and grams."""
        return []

    # --- The same for all ----------------------------------------------------

    def tokens(self, text: str) -> list[Token]:
        words = self.words(text)
        return self.tokens_of(words) + self.opening_tokens(words) + self.further_tokens(text, words)

    def opening_tokens(self, words: list[Word]) -> list[Token]:
        """A list of numbers alone begins with one and says nothing of it."""
        if len(words) < 2 or words[0].kind != REFERENCE or words[1].kind == REFERENCE:
            return []
        return [Token(form, "w", 0, words[0].start, words[0].end) for form in references.opening(words[0].text)]

    def tokens_of(self, words: list[Word]) -> list[Token]:
        found: list[Token] = []
        before, before_start = "", 0
        for position, word in enumerate(words):
            forms, stem = self.all_forms(word.text, word.kind)
            found += [Token(form, field, position, word.start, word.end) for form, field in forms]
            if position:
                found.append(Token(f"{before}_{stem}", "b", position - 1, before_start, word.end))
            before, before_start = stem, word.start
        return found

    def query(self, text: str) -> Query:
        """With what signs say: quotes, minus, star."""
        said = syntax.read(text)
        found = self.plain_query(said.plain)
        return found if said.is_plain else understood(self, text, said, found)

    def plain_query(self, text: str) -> Query:
        words = self.query_words(text)
        nearby = (*self.neighbours(words), *self.query_grams(words), *self.further_ways(words))
        return Query(self.asked(words), nearby)

    def asked(self, words: list[Word]) -> tuple[QueryWord, ...]:
        """Stop words need not be met, unless there are no others."""
        optional = [self.normal(word.text) in self.stop_words for word in words]
        some_matter = not all(optional)
        return tuple(
            QueryWord(self.word_ways(word), word.start, word.end, its and some_matter)
            for word, its in zip(words, optional, strict=True)
        )

    def word_ways(self, word: Word) -> tuple[Wanted, ...]:
        if word.kind == REFERENCE:
            whole = references.whole(word.text)
            return Wanted(whole, "w", 1.0), Wanted(references.OPENS + whole, "w", OPENING_WEIGHT)
        return self.ways_of(word.text, word.kind)

    def find_all_forms(self, word: str, kind: str) -> tuple[Forms, str]:
        """Everything but the places of a word, which is the same wherever it stands; kept for the words that come again."""
        if kind == REFERENCE:
            whole, parts = references.whole(word), references.in_text(word)
            return (*((part, field) for part in parts for field in ("w", "x")), (whole, "o")), whole
        said = ((self.phrase_form(word), "o"), (self.normal(word), "x"))
        return (*self.forms(word, kind), *((gram, "g") for gram in self.grams(word)), *said), self.stem(word)

    def neighbours(self, words: list[Word]) -> list[Wanted]:
        stems = [self.all_forms(word.text, word.kind)[1] for word in words]
        pairs = dict.fromkeys(zip(stems, stems[1:], strict=False))
        return [Wanted(f"{one}_{other}", "b", NEIGHBOUR_WEIGHT) for one, other in pairs]

    def query_grams(self, words: list[Word]) -> list[Wanted]:
        found: dict[str, float] = {}
        for word in words:
            grams = () if word.kind == REFERENCE else self.grams(word.text)
            for gram in grams:
                found[gram] = max(found.get(gram, 0.0), GRAM_WEIGHT / len(grams) ** 0.5)
        return [Wanted(gram, "g", weight) for gram, weight in found.items()]

    def grams(self, word: str) -> tuple[str, ...]:
        """Stop words have none: they would make every text resemble every query."""
        word = self.normal(word)
        if word in self.stop_words:
            return ()
        framed = f"#{unaccented(word)}#"
        return tuple(dict.fromkeys(framed[at : at + GRAM] for at in range(max(1, len(framed) - GRAM + 1))))
