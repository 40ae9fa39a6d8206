"""Where two lines differ, made readable: no mark begins or ends in the middle of what a reader takes as one change."""

from __future__ import annotations

from typing import NamedTuple

from .matching import Pairs

# So few words that happen to be the same between two changes are part of the change: "Sozialamt und Jugendamt" → "Schulamt und Bauamt".
MAX_ISLAND = 3


class Gap(NamedTuple):
    """Words [start, end) of the older line and of the newer line that have nothing in common."""

    start: int
    end: int
    new_start: int
    new_end: int

    @property
    def size(self) -> int:
        return max(self.end - self.start, self.new_end - self.new_start)


def gaps(pairs: Pairs, length: int, new_length: int) -> list[Gap]:
    found = []
    i = j = 0
    for next_i, next_j in [*pairs, (length, new_length)]:
        if next_i > i or next_j > j:
            found.append(Gap(i, next_i, j, next_j))
        i, j = next_i + 1, next_j + 1
    return found


def without_islands(found: list[Gap], fixed: set[int]) -> list[Gap]:
    """fixed: places in the older line that are never part of a change that goes around them (line breaks, images)."""
    joined: list[Gap] = []
    for gap in found:
        if joined and _is_island(joined[-1], gap, fixed):
            last = joined.pop()
            gap = Gap(last.start, gap.end, last.new_start, gap.new_end)
        joined.append(gap)
    return joined


def _is_island(before: Gap, after: Gap, fixed: set[int]) -> bool:
    size = after.start - before.end
    smaller = min(before.size, after.size)
    return size <= min(MAX_ISLAND, smaller) and fixed.isdisjoint(range(before.end, after.start))


def moved_to_sentence_end(gap: Gap, words: list[str], new_words: list[str], keys: str, new_keys: str, room: int) -> Gap:
    """Of the places that a pure insertion (deletion) may have, one after a full stop: "A.<ins> B.</ins>", not "A<ins>. B</ins>.".

    room: how many words before it are not part of another change.
    """
    if gap.start == gap.end:
        shift = _shift(new_keys, new_words, gap.new_start, gap.new_end, room)
    elif gap.new_start == gap.new_end:
        shift = _shift(keys, words, gap.start, gap.end, room)
    else:
        shift = 0
    return Gap(*(place - shift for place in gap))


def _shift(keys: str, words: list[str], start: int, end: int, room: int) -> int:
    for shift in range(min(room, end - start) + 1):
        if words[end - shift - 1] in (".", "!", "?", ":", ";"):
            return shift
        if start - shift == 0 or keys[start - shift - 1] != keys[end - shift - 1]:
            break
    return 0
