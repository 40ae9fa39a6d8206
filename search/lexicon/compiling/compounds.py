"""The nouns that are compounds, with their parts; and the parts with their costs, for compounds that no dictionary has."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from ..costs import BOUND, first_cost, last_cost
from ..parts_of_note import NEVER_FIRST, NEVER_LAST
from ..reader import Part
from ..splitting import CLOSE, Splitter
from . import corrections, first_parts
from .feminine import counterpart
from .forms import canonical
from .nouns import Noun
from .productivity import Productivity, Reading, ends_alike, learned, readings_of

DEAREST = 20.5  # two parts of a noun of the dictionary
SHORTEST_LONG = 11
PLACE = 3  # a word means a place only where it means nothing else


class Compounds(NamedTuple):
    parts: dict[str, tuple[str, ...]]  # of each noun of the dictionary; none for one that is no compound
    first: dict[str, Part]
    last: dict[str, float]


def compounds(nouns: dict[str, Noun], verbs: set[str], adjectives: set[str]) -> Compounds:
    simple = {lemma: noun for lemma, noun in nouns.items() if not noun.is_name and lemma.isalpha()}
    lasts = {lemma.lower(): noun for lemma, noun in simple.items() if lemma.lower() not in NEVER_LAST}
    candidates = first_parts.candidates(simple)
    stems = first_parts.stems(verbs, adjectives)
    firsts = (candidates.keys() | stems) - NEVER_FIRST
    readings = all_readings(simple, lasts, firsts, verbs)
    productivity = learned(readings)
    words = {letters: words_for(letters, lemmas, simple, stems) for letters, lemmas in candidates.items()}
    first = priced_firsts(firsts, words, simple, productivity)
    last = priced_lasts(lasts, productivity)
    priced = {lemma: with_prices(found, first, last) for lemma, found in readings.items()}
    longer = LongCompounds(lasts, first, last, verbs)
    priced |= {
        lemma: found for lemma, noun in simple.items() if not priced.get(lemma) and (found := longer.readings(noun))
    }
    names = {lemma: () for lemma, noun in nouns.items() if noun.is_name}
    return Compounds(names | all_parts(simple, priced, first), first, last)


def all_readings(nouns, lasts, firsts, verbs: set[str]) -> dict[str, list[Reading]]:
    able = (n for n in nouns.values() if n.lemma not in corrections.PARTS and not is_of_a_verb(n.lemma.lower(), verbs))
    return {noun.lemma: readings for noun in able if (readings := readings_of(noun, lasts, firsts))}


def is_of_a_verb(word: str, verbs: set[str]) -> bool:
    """ "Versendung" comes from versenden, not from a Vers."""
    return word.endswith("ung") and word.startswith(BOUND) and (word[:-3] + "en" in verbs or word[:-3] + "n" in verbs)


# --- What parts cost ----------------------------------------------------------


def priced_firsts(
    firsts: Iterable[str], words: dict[str, tuple[str, ...]], nouns, productivity: Productivity
) -> dict[str, Part]:
    found = {}
    for letters in firsts:
        price = first_cost(letters, productivity.first[letters])
        its = words.get(letters, ())
        if price is not None and (productivity.first[letters] or is_likely(letters, its, nouns)):
            its = corrections.FIRST_PARTS.get(letters, its)
            found[letters] = Part(
                letters, price, tuple(dict.fromkeys(w for word in its for w in with_counterpart(word, nouns)))
            )
    return found


def words_for(letters: str, lemmas: Iterable[str], nouns: dict[str, Noun], stems: set[str]) -> tuple[str, ...]:
    """The nouns for which the letters stand most directly: themselves, as a plural or genitive, else with or without a letter.

    What may as well be the stem of a verb, or an adjective, is taken for one: a Messgerät has nothing to do with a Messe.
    """
    meant = [lemma for lemma in lemmas if (letters.capitalize(), lemma) not in corrections.NOT_OF]
    ranks = {lemma: rank(letters, nouns[lemma]) + PLACE * nouns[lemma].is_place for lemma in meant}
    best = min(ranks.values(), default=2)
    if best == 2 and letters in stems and letters not in corrections.NOUN_STEMS:
        return ()
    return tuple(sorted(lemma for lemma, its in ranks.items() if its == best or its == 1 == best + 1))


def rank(letters: str, noun: Noun) -> int:
    if letters == noun.lemma.lower():
        return 0
    return 1 if any(letters == form.lower() for form in noun.plurals | noun.genitives) else 2


def is_likely(letters: str, words: tuple[str, ...], nouns: dict[str, Noun]) -> bool:
    """A noun that begins no compound of the dictionary may still begin one of the site: Ämter-, Vielfalts-, Vernetzungs-."""
    if len(letters) < 5 or not words:
        return False
    return rank(letters, nouns[words[0]]) < 2 or any(len(word) >= 6 and letters == word.lower() + "s" for word in words)


def priced_lasts(lasts: dict[str, Noun], productivity: Productivity) -> dict[str, float]:
    prices = {noun.lemma: last_cost(word, productivity.last[noun.lemma]) for word, noun in lasts.items()}
    return {lemma: price for lemma, price in prices.items() if price is not None}


# --- Parts of a noun ----------------------------------------------------------

Priced = list[tuple[float, Reading]]


def with_prices(readings: list[Reading], first: dict[str, Part], last: dict[str, float]) -> Priced:
    priced = ((first[r.first].cost + last[r.last], r) for r in readings if r.first in first and r.last in last)
    return sorted((cost, reading) for cost, reading in priced if cost <= DEAREST)


class LongCompounds:
    """Nouns of the dictionary whose parts are no two words that it has: Landes|garten|schau."""

    def __init__(self, lasts: dict[str, Noun], first: dict[str, Part], last: dict[str, float], verbs: set[str]):
        self.lasts, self.first, self.verbs = lasts, first, verbs
        self.splitter = Splitter(
            self.first_parts, lambda letters: last.get(lasts[letters].lemma) if letters in lasts else None
        )

    def readings(self, noun: Noun) -> Priced:
        """The first part, and the rest as if it were a word."""
        word = noun.lemma.lower()
        if len(word) < SHORTEST_LONG or noun.is_place or is_of_a_verb(word, self.verbs):
            return []
        splits = [split for split in self.splitter.splits(word) if ends_alike(noun, self.lasts[split.last])]
        return [
            (split.cost, Reading(part.letters, self.lasts[split.last].lemma))
            for split in splits
            for part in split.first
        ]

    def first_parts(self, letters: str) -> list[Part]:
        return [self.first[letters[:end]] for end in range(2, len(letters) - 1) if letters[:end] in self.first]


def all_parts(nouns: dict[str, Noun], priced: dict[str, Priced], first: dict[str, Part]) -> dict[str, tuple[str, ...]]:
    """Of each noun its parts and their own parts, each once."""

    @cache
    def parts(lemma: str) -> tuple[str, ...]:
        found: list[str] = []
        for word in words_of(lemma):
            found += [*with_counterpart(word, nouns), *parts(word)]
        return tuple(dict.fromkeys(found))

    def words_of(lemma: str) -> list[str]:
        if lemma in corrections.PARTS:
            return list(corrections.PARTS[lemma])
        return [word for reading in taken(lemma) for word in (reading.last, *first[reading.first].words)]

    @cache
    def seams(lemma: str) -> frozenset[int]:
        """Where the parts of the cheapest reading meet, and theirs: Bundes|kanzler|amt is cut after 6 letters and after 13."""
        if not priced.get(lemma) or lemma in corrections.PARTS:
            return frozenset()
        best = priced[lemma][0][1]
        at = len(best.first)
        before = (seam for word in first[best.first].words for seam in seams(word) if seam < at)
        return frozenset({at, *before, *(at + seam for seam in seams(best.last))})

    def taken(lemma: str) -> list[Reading]:
        """What costs little more than the cheapest, and what is cut where it is."""
        found = priced.get(lemma, ())
        limit = found[0][0] + CLOSE if found else 0
        return [reading for cost, reading in found if cost <= limit or len(reading.first) in seams(lemma)]

    return {lemma: parts(lemma) for lemma in nouns}


def with_counterpart(lemma: str, nouns: dict[str, Noun]) -> list[str]:
    man = counterpart(nouns[lemma], nouns) if lemma in nouns else None
    return [canonical(word, nouns) for word in (lemma, man) if word]
