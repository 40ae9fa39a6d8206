"""Languages with a lexicon, a stemmer or both: a word is found by its stem, its lemma, and the stem of its lemma."""

from __future__ import annotations

from collections.abc import Iterable

import Stemmer

from search.lexicon import EmptyLexicon, Lexicon

from .base import Analyser, Forms
from .normalising import normal_of
from .tokens import Wanted

LEMMA, STEM = 1.0, 0.9

STEMMERS = {
    "ar": "arabic",
    "ca": "catalan",
    "cs": "czech",
    "da": "danish",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "fa": "persian",
    "fi": "finnish",
    "fr": "french",
    "hi": "hindi",
    "hu": "hungarian",
    "hy": "armenian",
    "it": "italian",
    "lt": "lithuanian",
    "nl": "dutch",
    "no": "norwegian",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "sv": "swedish",
    "tr": "turkish",
}


class LemmaAnalyser(Analyser):
    def __init__(self, language: str, lexicon: Lexicon | EmptyLexicon, stop_words: frozenset[str] = frozenset()):
        super().__init__(frozenset(normal_of(language)(word) for word in stop_words))
        self.normal_of_language = normal_of(language)
        self.lexicon = lexicon
        name = STEMMERS.get(language)
        self.stemmer = Stemmer.Stemmer(name, 0) if name else None

    def normal(self, word: str) -> str:
        return self.normal_of_language(word)

    def forms(self, word: str, kind: str) -> Forms:
        return tuple((form, "w") for form in self.found(word))

    def ways(self, word: str, kind: str) -> tuple[Wanted, ...]:
        return tuple(Wanted(form, "w", weight) for form, weight in self.found(word).items())

    def found(self, word: str) -> dict[str, float]:
        """Each form with its weight, the best first."""
        found: dict[str, float] = {}
        for spelling in self.spellings(self.normal(word)):
            for lemma in self.lexicon.lemmas(spelling) or (spelling,):
                found.setdefault(lemma, LEMMA)
                found.setdefault(self.stemmed(lemma), STEM)
            found.setdefault(self.stemmed(spelling), STEM)
        return found

    def spellings(self, word: str) -> Iterable[str]:
        """What the word may be when it is looked up: itself."""
        return (word,)

    def stem(self, word: str) -> str:
        word = self.normal(word)
        return self.stemmed(next(iter(self.lexicon.lemmas(word)), word))

    def stemmed(self, word: str) -> str:
        return self.stemmer.stemWord(word) if self.stemmer else word


class ArabicAnalyser(LemmaAnalyser):
    """The article, and the small words that are written together with it, are taken off."""

    PREFIXES = ("وال", "بال", "كال", "فال", "ال", "لل", "و")
    LEFT = 3  # letters that must remain

    def spellings(self, word: str) -> Iterable[str]:
        return dict.fromkeys((self.without_prefix(word), word))

    def without_prefix(self, word: str) -> str:
        prefix = next((prefix for prefix in self.PREFIXES if word.startswith(prefix)), "")
        return word[len(prefix) :] if len(word) - len(prefix) >= self.LEFT else word

    def stem(self, word: str) -> str:
        return super().stem(self.without_prefix(self.normal(word)))
