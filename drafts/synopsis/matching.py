"""What two sequences have in common, in order: pairs of places. Sequences are strings, one character a member (see `index`)."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from rapidfuzz.distance import LCSseq

Pairs: TypeAlias = list[tuple[int, int]]
# The table of a longest common subsequence has one bit for each pair of members; above this, 30 MB.
MAX_TABLE = 250_000_000


def matches(one: str, other: str) -> Pairs:
    """Places of a longest common subsequence; of a shorter one where texts are so long that it would take seconds."""
    head = common_start(one, other)
    tail = common_start(one[head:][::-1], other[head:][::-1])
    inner_one, inner_other = one[head : len(one) - tail], other[head : len(other) - tail]
    return [
        *((i, i) for i in range(head)),
        *((i + head, j + head) for i, j in _inner_matches(inner_one, inner_other)),
        *((len(one) - i, len(other) - i) for i in range(tail, 0, -1)),
    ]


def common_start(one: str, other: str) -> int:
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _inner_matches(one: str, other: str) -> Iterator[tuple[int, int]]:
    if len(one) * len(other) > MAX_TABLE:
        yield from _anchored_matches(one, other)
        return
    for block in LCSseq.editops(one, other).as_matching_blocks():
        yield from ((block.a + k, block.b + k) for k in range(block.size))


def _anchored_matches(one: str, other: str) -> Iterator[tuple[int, int]]:
    """Between members that each sequence has once; what is still too long between two of them has nothing in common."""
    anchors = unique_matches(one, other)
    start_one = start_other = 0
    for i, j in [*anchors, (len(one), len(other))]:
        inner_one, inner_other = one[start_one:i], other[start_other:j]
        if len(inner_one) * len(inner_other) <= MAX_TABLE and (inner_one and inner_other):
            yield from ((start_one + a, start_other + b) for a, b in matches(inner_one, inner_other))
        if i < len(one):
            yield i, j
        start_one, start_other = i + 1, j + 1


def unique_matches(one: str, other: str) -> Pairs:
    in_one, in_other = Counter(one), Counter(other)
    places = {member: j for j, member in enumerate(other) if in_other[member] == 1}
    pairs = [(i, places[member]) for i, member in enumerate(one) if in_one[member] == 1 and member in places]
    return [pairs[k] for k in longest_increasing([j for _, j in pairs])]


def longest_increasing(values: Sequence[int]) -> list[int]:
    """Places of a longest strictly increasing subsequence."""
    ends: list[int] = []
    ends_at: list[int] = []
    previous: list[int] = []
    for place, value in enumerate(values):
        length = bisect_left(ends, value)
        previous.append(ends_at[length - 1] if length else -1)
        ends[length : length + 1] = [value]
        ends_at[length : length + 1] = [place]
    chain: list[int] = []
    place = ends_at[-1] if ends_at else -1
    while place >= 0:
        chain.append(place)
        place = previous[place]
    return chain[::-1]


def most_alike(alike: list[list[float]]) -> Pairs:
    """The pairs, in order, that are together most alike; 0 is never a pair."""
    width = len(alike[0])
    best = [[0.0] * (width + 1) for _ in range(len(alike) + 1)]
    for i in range(len(alike) - 1, -1, -1):
        for j in range(width - 1, -1, -1):
            paired = best[i + 1][j + 1] + alike[i][j] if alike[i][j] else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], paired)
    return _path(best, alike)


def _path(best: list[list[float]], alike: list[list[float]]) -> Pairs:
    pairs: Pairs = []
    i = j = 0
    while i < len(alike) and j < len(alike[0]):
        if alike[i][j] and best[i][j] == best[i + 1][j + 1] + alike[i][j]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs
