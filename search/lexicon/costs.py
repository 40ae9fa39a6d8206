"""What it costs to read letters as part of a compound: much where they seldom are one, and more for short ones, which stand in other words by chance."""

from __future__ import annotations

from math import log

from .parts_of_note import SURELY_FIRST

DEAREST_PART = 10.0
SHORT = {2: 5.0, 3: 2.5, 4: 1.0}  # by letters
NEEDED_FIRST = {2: 30.0, 3: 6.0, 4: 2.0}  # compounds that must begin so before it is believed
NEEDED_LAST = {3: 2.0, 4: 1.0}


def first_cost(letters: str, productivity: float) -> float | None:
    """None where it is not believed at all."""
    if letters not in SURELY_FIRST and productivity < NEEDED_FIRST.get(len(letters), 0.0):
        return None
    return part_cost(letters, productivity)


def last_cost(letters: str, productivity: float) -> float | None:
    if len(letters) == 2 and letters != "öl" or productivity < NEEDED_LAST.get(len(letters), 0.0):
        return None
    return part_cost(letters, productivity)


def part_cost(letters: str, productivity: float) -> float:
    return DEAREST_PART - log(max(productivity, 1.0)) + SHORT.get(len(letters), 0.0)


# Before verbs: nouns in -ung that begin so come from the verb.
BOUND = ("be", "ver", "ent", "er", "zer", "miss", "ge", "über", "unter", "wider", "hinter", "rück", "mehr")
