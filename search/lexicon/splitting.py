"""A compound and its parts: the cheapest ways to read it as first parts and a last one. The same when the lexicon is compiled and when a text is read."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from .reader import Part

SHORTEST_LAST = 2
MOST_PARTS = 5
CLOSE = 2.0  # ways that cost this much more than the best are taken too
DEAREST = 25.0


class Split(NamedTuple):
    cost: float
    first: tuple[Part, ...]
    last: str  # its letters, in lower case


FirstParts = Callable[[str], list[Part]]
LastCost = Callable[[str], float | None]


class Splitter:
    def __init__(self, first_parts: FirstParts, last_cost: LastCost):
        self.first_parts = first_parts
        self.last_cost = last_cost

    def splits(self, word: str) -> list[Split]:
        """The likely ways to read a word (in lower case) as a compound, cheapest first; none if it cannot be one."""
        return close_ones(self.all_splits(word))

    def all_splits(self, word: str) -> list[Split]:
        return [split for split in self.endings(word, MOST_PARTS, {}) if split.first and split.cost <= DEAREST]

    def endings(self, rest: str, left: int, known: dict[str, list[Split]]) -> list[Split]:
        if rest in known:
            return known[rest]
        found = []
        if len(rest) >= SHORTEST_LAST and (cost := self.last_cost(rest)) is not None:
            found.append(Split(cost, (), rest))
        if left > 1 and len(rest) > SHORTEST_LAST:
            for part in self.first_parts(rest):
                if len(rest) - len(part.letters) >= SHORTEST_LAST:
                    for split in self.endings(rest[len(part.letters) :], left - 1, known)[:3]:
                        found.append(Split(part.cost + split.cost, (part, *split.first), split.last))
        known[rest] = found = sorted(found, key=lambda split: split.cost)
        return found


def close_ones(splits: list[Split]) -> list[Split]:
    return [split for split in splits if split.cost <= splits[0].cost + CLOSE]
