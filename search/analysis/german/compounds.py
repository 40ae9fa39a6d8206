"""Compounds: their parts, and the lemma of those that no dictionary has."""

from __future__ import annotations

from typing import NamedTuple

from search.lexicon import EmptyLexicon, Lexicon
from search.lexicon.costs import BOUND, DEAREST_PART
from search.lexicon.parts_of_note import NEVER_LAST
from search.lexicon.splitting import Split, Splitter, close_ones

SHORTEST = 7  # letters of a compound that no dictionary has
LONGEST = 60
UNPRICED = DEAREST_PART + 2  # a known noun that no compound of the dictionary ends in
SHORTEST_UNPRICED = 5


class Compound(NamedTuple):
    lemmas: tuple[str, ...]
    parts: tuple[str, ...]


NONE = Compound((), ())


class CompoundFinder:
    def __init__(self, lexicon: Lexicon | EmptyLexicon):
        self.lexicon = lexicon
        self.splitter = Splitter(lexicon.first_parts, self.last_cost)

    def parts(self, lemma: str) -> tuple[str, ...]:
        """Of a noun of the lexicon; nouns that came from elsewhere than its table are split like unknown ones."""
        known = self.lexicon.parts(lemma)
        return self.unknown(lemma).parts if known is None else known

    def unknown(self, word: str) -> Compound:
        """What an unknown word is, if it can be a compound: the lemma is its last part's, with all before it."""
        small = word.lower()
        if not SHORTEST <= len(small) <= LONGEST or not small.isalpha() or self.is_of_a_verb(small):
            return NONE
        splits = self.splitter.all_splits(small)
        close = close_ones(splits)
        parts = dict.fromkeys(part for split in close for part in self.parts_of(split))
        for split in splits[len(close) :]:  # the same ways with more seams: what stands between them
            if all(word in parts for part in split.first for word in part.words):
                parts |= dict.fromkeys(self.joined(split))
        lemmas = {
            before.capitalize() + lemma.lower()
            for split in close
            for lemma in self.nouns(split.last)
            for before in self.before(small, split)
        }
        return Compound(tuple(sorted(lemmas)), tuple(parts))

    def before(self, word: str, split: Split) -> list[str]:
        """All before the last part; without the women's ending too, so that a Bürger*innenbeteiligung is a Bürgerbeteiligung."""
        first = split.first[0]
        rest = word[len(first.letters) : -len(split.last)]
        men = [man.lower() for man in first.words if not man.endswith("in")] if first.letters.endswith("innen") else []
        return [first.letters + rest, *(man + rest for man in men)]

    def parts_of(self, split: Split) -> list[str]:
        """Every part with its own, and what stands together."""
        words = [*self.nouns(split.last), *(word for part in split.first for word in part.words)]
        return [*words, *(inner for word in words for inner in self.parts(word)), *self.joined(split)]

    def joined(self, split: Split) -> list[str]:
        """Neighbouring parts together: of "Sprach|kurs|angebot" Sprachkurs and Kursangebot."""
        letters = [part.letters for part in split.first]
        words = [*(part.words for part in split.first), self.nouns(split.last)]
        return [
            "".join(letters[start:end]).capitalize() + word.lower()
            for start in range(len(letters))
            for end in range(start + 1, len(words))
            if (start, end) != (0, len(letters))
            for word in words[end]
        ]

    def is_of_a_verb(self, word: str) -> bool:
        """ "Beinhaltung" comes from beinhalten."""
        return (
            word.endswith("ung")
            and word.startswith(BOUND)
            and (self.lexicon.knows(word[:-3] + "en") or self.lexicon.knows(word[:-3] + "n"))
        )

    def nouns(self, letters: str) -> list[str]:
        return [lemma for lemma in self.lexicon.lemmas(letters.capitalize()) if lemma[0].isupper()]

    def last_cost(self, letters: str) -> float | None:
        if letters in NEVER_LAST:
            return None
        costs = []
        for lemma in self.nouns(letters):
            cost = self.lexicon.last_part_cost(lemma)
            if cost is None and len(letters) >= SHORTEST_UNPRICED:
                cost = UNPRICED
            costs += [] if cost is None else [cost]
        return min(costs, default=None)
