"""How often a word is first or last part of a compound, learned from the list of nouns itself.

A noun is a compound if it ends in another noun of the same gender and plural, and begins with letters that may begin one. In a first pass every way to
read it counts evenly, in the second only the ways that the first made likely.
"""

from __future__ import annotations

from collections import Counter
from math import exp, log
from typing import NamedTuple

from .nouns import Noun


class Reading(NamedTuple):
    first: str  # letters, with what links them
    last: str  # a lemma


class Productivity(NamedTuple):
    first: Counter
    last: Counter


def learned(readings: dict[str, list[Reading]]) -> Productivity:
    even = count(readings, lambda found: [1 / len(found)] * len(found))
    return count(readings, lambda found: shares(found, even))


def count(readings: dict[str, list[Reading]], weigh) -> Productivity:
    first: Counter[str] = Counter()
    last: Counter[str] = Counter()
    for found in readings.values():
        for reading, weight in zip(found, weigh(found), strict=True):
            first[reading.first] += weight
            last[reading.last] += weight
    return Productivity(first, last)


def shares(found: list[Reading], even: Productivity) -> list[float]:
    """Of one noun: nearly all to the cheapest reading."""
    gains = [log(even.first[r.first]) + log(even.last[r.last]) for r in found]
    weights = [exp(2 * (gain - max(gains))) for gain in gains]
    return [weight / sum(weights) for weight in weights]


def readings_of(noun: Noun, lasts: dict[str, Noun], firsts: set[str]) -> list[Reading]:
    word = noun.lemma.lower()
    return [
        Reading(word[:at], lasts[word[at:]].lemma)
        for at in range(2, len(word) - 1)
        if word[at:] in lasts and word[:at] in firsts and ends_alike(noun, lasts[word[at:]])
    ]


def ends_alike(noun: Noun, last: Noun) -> bool:
    """A compound has the gender of its last part, and its plural; Osteuropa is a place as Europa is, and Salzburg no castle."""
    if noun.is_place != last.is_place:
        return False
    if noun.genders and last.genders and not noun.genders & last.genders:
        return False
    if not noun.plurals or not last.plurals:
        return True
    before = len(noun.lemma) - len(last.lemma)
    return bool({form[before:].lower() for form in noun.plurals} & {form.lower() for form in last.plurals})
