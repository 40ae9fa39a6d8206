"""Order: what moved among what stayed, and where removed things stood."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from .matching import longest_increasing

T = TypeVar("T")


def out_of_order(old: Sequence, new: Sequence) -> set:
    """The fewest members that have to move to make the one order the other; both hold the same members, each once.

    Whichever comes first, the same ones.
    """
    if old == new:
        return set()
    first, second = sorted([list(old), list(new)])
    places = {member: place for place, member in enumerate(first)}
    staying = longest_increasing([places[member] for member in second])
    return set(second) - {second[place] for place in staying}


def with_removed(new: Iterable[T], old: Iterable[T], counterparts: dict[T, T]) -> list[T]:
    """The newer order, and what is only in the older one right after what it followed there. counterparts: from old to new."""
    following: dict[T | None, list[T]] = {}
    before: T | None = None
    for member in old:
        if member in counterparts:
            before = counterparts[member]
        else:
            following.setdefault(before, []).append(member)
    order = following.get(None, [])
    for member in new:
        order += [member, *following.get(member, [])]
    return order
