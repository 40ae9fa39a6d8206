"""Where two lines differ, made readable: no mark begins or ends in the middle of what a reader takes as one change."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from .matching import Pairs

# So few words that happen to be the same between two changes are part of the change: "Sozialamt und Jugendamt" → "Schulamt und Bauamt".
MAX_ISLAND = 3
SENTENCE_ENDS = frozenset(".!?:;")
# The words of a line, and their keys (see `index`).
KeyedWords: TypeAlias = tuple[list[str], str]


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


def moved_to_sentence_end(gap: Gap, line: KeyedWords, new_line: KeyedWords, before: int, after: int) -> Gap:
    """Of the places that a pure insertion (deletion) may have, one after a full stop: "A.<ins> B.</ins>", not "A<ins>. B</ins>.".

    before, after: how many words there are up to the next change on either side.
    """
    if gap.start == gap.end:
        shift = _shift(new_line, gap.new_start, gap.new_end, before, after)
    elif gap.new_start == gap.new_end:
        shift = _shift(line, gap.start, gap.end, before, after)
    else:
        shift = 0
    return Gap(*(place + shift for place in gap))


def _shift(line: KeyedWords, start: int, end: int, before: int, after: int) -> int:
    """Each step takes in a word on one side and lets go of an equal one on the other."""
    words, keys = line
    if words[end - 1] in SENTENCE_ENDS:
        return 0
    for step in range(1, min(before, end - start) + 1):
        if keys[start - step] != keys[end - step]:
            break
        if words[end - step - 1] in SENTENCE_ENDS:
            return -step
    for step in range(min(after, end - start)):
        if keys[start + step] != keys[end + step]:
            break
        if words[end + step] in SENTENCE_ENDS:
            return step + 1
    return 0
