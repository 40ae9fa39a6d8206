"""The compiled lexicon as the analysis reads it. Opening takes a fraction of a millisecond; pages of the file are shared by all processes."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import marisa_trie

from . import records


class NoLexicon(Exception):
    """One sentence: what is missing, and what to do."""


class Part(NamedTuple):
    """What a compound may begin with: its letters, what it costs to see it there, and the words it stands for."""

    letters: str
    cost: float
    words: tuple[str, ...]


class Lexicon:
    def __init__(self, file: Path):
        try:
            self.trie = marisa_trie.BytesTrie().mmap(str(file))
        except (OSError, RuntimeError) as error:
            raise NoLexicon(
                f"The German lexicon cannot be read ({error}); manage.py build_lexicon makes it."
            ) from error

    def lemmas(self, form: str) -> tuple[str, ...]:
        """Nouns begin with a capital, in forms and lemmas."""
        return tuple(records.restored(form, value) for value in self.trie.get(records.FORM + form, ()))

    def knows(self, form: str) -> bool:
        return records.FORM + form in self.trie

    def parts(self, lemma: str) -> tuple[str, ...] | None:
        """None for a word that the lexicon does not know as a noun; nothing for one that has no parts."""
        values = self.trie.get(records.PARTS + lemma)
        return tuple(values[0].decode().split(records.BETWEEN)) if values and values[0] else () if values else None

    def first_parts(self, letters: str) -> list[Part]:
        """Everything that these letters may begin with, in lower case."""
        found = []
        for key in self.trie.prefixes(records.FIRST + letters):
            cost, words = records.cost_and_words(self.trie[key][0])
            found.append(Part(key[1:], cost, words))
        return found

    def last_part_cost(self, lemma: str) -> float | None:
        values = self.trie.get(records.LAST + lemma)
        return records.cost_and_words(values[0])[0] if values else None


class EmptyLexicon:
    """Knows no word: what there is before a lexicon is compiled, and for languages that have none."""

    def lemmas(self, form: str) -> tuple[str, ...]:
        return ()

    def knows(self, form: str) -> bool:
        return False

    def parts(self, lemma: str) -> tuple[str, ...] | None:
        return None

    def first_parts(self, letters: str) -> list[Part]:
        return []

    def last_part_cost(self, lemma: str) -> float | None:
        return None
