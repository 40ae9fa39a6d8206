"""The lemmas of a word: all that the lexicon knows, then what endings, spellings and compounds tell."""

from __future__ import annotations

from search.lexicon import EmptyLexicon, Lexicon

from . import endings
from .places import EITHER, NOUN
from .spelling import spellings

Lemmas = tuple[str, ...]


class LemmaFinder:
    def __init__(self, lexicon: Lexicon | EmptyLexicon):
        self.lexicon = lexicon

    def lemmas(self, word: str, kind: str) -> Lemmas:
        """Nouns with a capital, all others without; none for a word that is not known."""
        if kind == NOUN:
            return self.nouns(word) or self.others(word)
        if kind == EITHER:
            return tuple(dict.fromkeys((*self.nouns(word), *self.others(word))))
        return self.others(word) or self.nouns(word)

    def nouns(self, word: str) -> Lemmas:
        capital = word[:1].upper() + word[1:]
        found = self.spelled(capital)
        if word.isupper() and len(word) > 1:
            found = tuple(dict.fromkeys((*found, *self.spelled(word.capitalize()))))
        return found or self.women(capital)

    def spelled(self, word: str) -> Lemmas:
        if found := self.lexicon.lemmas(word):
            return found if "ss" not in word else (*found, *self.with_sharp_s(word, found))
        return next((found for other in spellings(word) if (found := self.lexicon.lemmas(other))), ())

    def with_sharp_s(self, word: str, found: Lemmas) -> list[str]:
        """ "Strasse" is a form of Strass, and far more often a Straße; but a Masse is none of the Maße."""
        if word.lower() in NO_SHARP_S:
            return []
        return [lemma for lemma in self.lexicon.lemmas(word.replace("ss", "ß")) if lemma not in found]

    def women(self, word: str) -> Lemmas:
        """Women's forms that no dictionary has, of men's words that one has: "Bloggerinnen"."""
        for ending in ("innen", "in"):
            if word.endswith(ending) and len(word) > len(ending) + 3:
                man = word[: -len(ending)]
                if self.is_person(man):
                    return (man + "in", *self.lexicon.lemmas(man))
        return ()

    def is_person(self, word: str) -> bool:
        capital = word[:1].upper() + word[1:]
        return self.lexicon.knows(capital + "in") or (capital.endswith(AGENTS) and self.lexicon.knows(capital))

    def others(self, word: str) -> Lemmas:
        small = word.lower()
        found = self.spelled(small)
        if found:
            return found
        for base in endings.bare(small):
            if found := self.spelled(base):
                return found
        return ()


NO_SHARP_S = {"masse", "massen", "busse", "bussen", "russe", "russen"}
AGENTS = ("er", "ent", "ant", "ist", "or", "eur", "at", "et", "oge", "ier", "ling")
