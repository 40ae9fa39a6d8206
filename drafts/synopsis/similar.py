"""Passages that were moved and reworded: removed here, new there, and most of their words the same in the same order."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import ceil
from typing import TypeAlias

from rapidfuzz.distance import LCSseq

from concept_pages.passages.canonical import LINE_BREAK_HINTS

# Passages that have nothing to do with one another stay below 0.51 in 99 of 100 cases; with 30 % of the words replaced, 95 of 100 are above 0.71.
MIN_SIMILARITY = 0.6
# Headings and the like are alike by chance.
MIN_WORDS = 5
# Pairs of passages to look at; with more (a document written anew), only passages of the same page are compared.
MAX_PAIRS = 2_000_000
MAX_MEETINGS = 400_000
WORD = re.compile(r"\w+")

Place: TypeAlias = tuple[str, str]
Member: TypeAlias = tuple[str, int]


@dataclass
class Candidate:
    """A passage without a counterpart. place: (page, anchor). words: one character each. rare: see `give_rare_members`."""

    place: Place
    words: str
    rare: list[Member] = field(default_factory=list)

    @property
    def least_common(self) -> int:
        """How many words any passage similar to this one shares with it at least."""
        return ceil(MIN_SIMILARITY * len(self.words))

    def may_resemble(self, other: Candidate) -> bool:
        return min(len(self.words), len(other.words)) >= max(self.least_common, other.least_common)


Candidates: TypeAlias = list[Candidate]
Pairs: TypeAlias = Iterable[tuple[Candidate, Candidate]]


def similar(removed: Sequence[tuple[Place, str]], new: Sequence[tuple[Place, str]]) -> list[tuple[Place, Place]]:
    """(place in the older draft, place in the newer draft), each at most once, the most similar first."""
    characters: dict[str, str] = {}
    pairs: Pairs | None = None
    if len(removed) * len(new) <= MAX_PAIRS:
        pairs = pairs_anywhere(candidates(removed, characters), candidates(new, characters))
    if pairs is None:
        pages = {place[0] for place, _ in removed} & {place[0] for place, _ in new}
        old_ones, new_ones = (candidates([p for p in of if p[0][0] in pages], characters) for of in (removed, new))
        pairs = pairs_on_same_page(old_ones, new_ones)
    return best_first([(score, old.place, new.place) for old, new in pairs if (score := similarity(old, new))])


def similarity(old: Candidate, new: Candidate) -> float:
    """0 below the least."""
    return LCSseq.normalized_similarity(old.words, new.words, score_cutoff=MIN_SIMILARITY)


def candidates(passages: Sequence[tuple[Place, str]], characters: dict[str, str]) -> Candidates:
    found = []
    for place, text in passages:
        words = WORD.findall(text.translate(LINE_BREAK_HINTS))
        if len(words) >= MIN_WORDS:
            found.append(Candidate(place, "".join([characters.setdefault(w, chr(len(characters))) for w in words])))
    return found


def pairs_on_same_page(old_ones: Candidates, new_ones: Candidates) -> Iterator[tuple[Candidate, Candidate]]:
    on_page: dict[str, Candidates] = defaultdict(list)
    for old in old_ones:
        on_page[old.place[0]].append(old)
    for new in new_ones:
        yield from ((old, new) for old in on_page.get(new.place[0], ()) if old.may_resemble(new))


def pairs_anywhere(old_ones: Candidates, new_ones: Candidates) -> Pairs | None:
    """All that may be similar; None where they are too many.

    Of two sets with so many members in common, the first few rare ones cannot all differ: only passages that meet in one are looked at.
    """
    give_rare_members([*old_ones, *new_ones])
    by_member: dict[Member, list[int]] = defaultdict(list)
    for place, old in enumerate(old_ones):
        for member in old.rare:
            by_member[member].append(place)
    if sum(len(by_member.get(member, ())) for new in new_ones for member in new.rare) > MAX_MEETINGS:
        return None
    return [
        (old_ones[place], new)
        for new in new_ones
        for place in sorted({place for member in new.rare for place in by_member.get(member, ())})
        if old_ones[place].may_resemble(new)
    ]


def give_rare_members(found: Candidates) -> None:
    """The words of each as a set ("the second »und«" is another member than the first), of it the rarest."""
    members: list[list[Member]] = []
    for candidate in found:
        seen: Counter[str] = Counter()
        members.append([])
        for word in candidate.words:
            members[-1].append((word, seen[word]))
            seen[word] += 1
    frequency = Counter(member for of_one in members for member in of_one)
    for candidate, of_one in zip(found, members, strict=True):
        of_one.sort(key=lambda member: (frequency[member], member))
        candidate.rare = of_one[: len(of_one) - candidate.least_common + 1]


def best_first(scored: list[tuple[float, Place, Place]]) -> list[tuple[Place, Place]]:
    """The same pairs whichever draft comes first: where scores are equal, the page decides, then names."""
    scored.sort(key=lambda one: (-one[0], one[1][0] != one[2][0], sorted(one[1:])))
    taken: set[Place] = set()
    pairs = []
    for _, old, new in scored:
        if old not in taken and new not in taken:
            pairs.append((old, new))
            taken |= {old, new}
    return pairs
