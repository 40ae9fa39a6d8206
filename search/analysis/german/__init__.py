"""German: genders, lemmas, compounds. Measured choices, the weights among them, are told in docs/analysis.md."""

from __future__ import annotations

import Stemmer

from search.lexicon import EmptyLexicon, Lexicon

from ..base import Analyser, Forms
from ..tokens import Query, Token, Wanted
from ..words import REFERENCE, Word, composed, words_in
from .compounds import CompoundFinder
from .gender import gendered
from .lemmas import LemmaFinder
from .places import EITHER, of_query, with_kinds
from .separated import Separated, separated
from .spelling import token

LEMMA, STEM, PART = 1.0, 0.7, 0.5
QUERY_PART, PART_OF_PART = 0.3, 0.2
KNOWN, UNKNOWN = (
    "^",
    "~",
)  # stems of words that the lexicon knows, and of others: two known words never meet by their stems


class GermanAnalyser(Analyser):
    def __init__(self, lexicon: Lexicon | EmptyLexicon, stop_words: frozenset[str] = frozenset()):
        super().__init__(stop_words)
        self.stemmer = Stemmer.Stemmer("german", 0)
        self.finder = LemmaFinder(lexicon)
        self.compounds = CompoundFinder(lexicon)
        self.exceptions: dict[str, tuple[str, ...]] = {}

    def take_exceptions(self, exceptions: dict[str, tuple[str, ...]]) -> None:
        """Compounds whose parts somebody else knows better; what was kept of words is forgotten where they change."""
        exceptions = {token(word): tuple(token(part) for part in parts) for word, parts in exceptions.items()}
        if exceptions != self.exceptions:
            self.exceptions = exceptions
            self.all_forms.cache_clear()
            self.ways_of.cache_clear()

    # --- Words ---------------------------------------------------------------

    def words(self, text: str) -> list[Word]:
        return with_kinds(text, self.plain_words(text))

    def query_words(self, text: str) -> list[Word]:
        return of_query(text, self.plain_words(text))

    def plain_words(self, text: str) -> list[Word]:
        """Signs of gender are read first; what lies between such words is taken as in every language."""
        found, last = [], 0
        for word in gendered(text, self.finder.is_person):
            found += [w._replace(start=w.start + last, end=w.end + last) for w in words_in(text[last : word.start])]
            found.append(Word(word.text, word.start, word.end))
            last = word.end
        return found + [w._replace(start=w.start + last, end=w.end + last) for w in words_in(text[last:])]

    # --- Verbs in two pieces -------------------------------------------------

    def further_tokens(self, text: str, words: list[Word]) -> list[Token]:
        return [
            Token(verb, "w", place, words[place].start, words[place].end)
            for verb, at, particle_at in self.separated(text, words)
            for place in (at, particle_at)
        ]

    def plain_query(self, text: str) -> Query:
        found = super().plain_query(text)
        words = list(found.words)
        for verb, at, _particle_at in self.separated(text, self.query_words(text)):
            words[at] = words[at]._replace(ways=(Wanted(verb, "w", LEMMA), *words[at].ways))
        return found._replace(words=tuple(words))

    def separated(self, text: str, words: list[Word]) -> list[Separated]:
        return separated(text, words, self.verbs_of, self.is_verb)

    def verbs_of(self, word: str) -> tuple[str, ...]:
        return tuple(lemma for lemma in self.finder.lexicon.lemmas(word.lower()) if lemma[0].islower())

    def is_verb(self, word: str) -> bool:
        return word in self.finder.lexicon.lemmas(word)

    # --- Tokens --------------------------------------------------------------

    def forms(self, word: str, kind: str) -> Forms:
        lemmas, parts = self.analysed(word, kind)
        stem = self.stem(word)
        if not lemmas:
            return ((self.normal(word), "w"), (UNKNOWN + stem, "w"))
        return (*((lemma, "w") for lemma in lemmas), (KNOWN + stem, "w"), *((part, "p") for part in parts))

    def ways(self, word: str, kind: str) -> tuple[Wanted, ...]:
        lemmas, parts = self.analysed(word, kind)
        stem = self.stem(word)
        if not lemmas:
            return (
                Wanted(self.normal(word), "w", LEMMA),
                Wanted(UNKNOWN + stem, "w", STEM),
                Wanted(KNOWN + stem, "w", STEM),
            )
        return (
            *(Wanted(lemma, "w", LEMMA) for lemma in lemmas),
            *(Wanted(lemma, "p", PART) for lemma in lemmas if lemma[0].isupper()),
            Wanted(UNKNOWN + stem, "w", STEM),
            *(Wanted(part, "w", QUERY_PART) for part in parts),
        )

    def further_ways(self, words: list[Word]) -> list[Wanted]:
        """Part against part: Handlungsfeld brings a Feldweg no nearer than a little."""
        parts = {part for word in words if word.kind != REFERENCE for part in self.analysed(word.text, word.kind)[1]}
        return [Wanted(part, "p", PART_OF_PART) for part in sorted(parts)]

    def analysed(self, word: str, kind: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Tokens of the lemmas and of the parts."""
        word = composed(word)
        lemmas = self.finder.lemmas(word, kind)
        parts = tuple(part for lemma in lemmas if lemma[0].isupper() for part in self.compounds.parts(lemma))
        if not lemmas:
            lemmas, parts = self.compounds.unknown(word)
        tokens = tuple(dict.fromkeys(token(lemma) for lemma in lemmas))
        if any(its in self.exceptions for its in tokens):
            parts = tuple(part for its in tokens for part in self.exceptions.get(its, ()))
        return tokens, tuple(part for part in dict.fromkeys(token(part) for part in parts) if part not in tokens)

    def stem(self, word: str) -> str:
        """Twice, or Kurs and Kurse differ."""
        return self.stemmer.stemWord(self.stemmer.stemWord(self.normal(word)))

    def phrase_form(self, word: str) -> str:
        """Its lemma, whatever its place tells; of women's forms the men's, as signs of gender name both. Stems are for what nobody knows: Förderung and Ford
        have the same.
        """
        lemmas, _parts = self.analysed(word, EITHER)
        men = [lemma for lemma in lemmas if f"{lemma}in" in lemmas]
        return next(iter((*men, *lemmas)), UNKNOWN + self.stem(word))
