"""An outline as a tree of keys, and what can be done to it. Nothing here touches the database; each deed gives a new tree."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from uuid import UUID

from django.utils.translation import gettext as _

from ..exceptions import DraftError

Allowed = Callable[[UUID, UUID], bool]


class CannotMove(DraftError):
    """The page cannot stand there."""


@dataclass(frozen=True)
class Tree:
    """root: key of the document. children: key -> keys of the pages below it, in order. left_out: those that were left out themselves; what
    stands below them is left out too. may_hold(parent, child): whether a page of that type may stand below the other.
    """

    root: UUID
    children: dict[UUID, tuple[UUID, ...]]
    left_out: frozenset[UUID]
    may_hold: Allowed

    @cached_property
    def parents(self) -> dict[UUID, UUID]:
        return {child: parent for parent, below in self.children.items() for child in below}

    def below(self, key: UUID) -> tuple[UUID, ...]:
        return self.children.get(key, ())

    def walk(self, key: UUID | None = None) -> Iterator[UUID]:
        """Keys in reading order, from `key` down; the document first."""
        key = key or self.root
        yield key
        for child in self.below(key):
            yield from self.walk(child)

    def moved(self, key: UUID, parent: UUID, index: int) -> Tree:
        """`key` below `parent`, before what stands there at `index` once `key` is gone. Raises CannotMove."""
        parents = self.parents
        if key not in parents or (parent != self.root and parent not in parents):
            raise CannotMove(_("There is no such page in this outline."))
        if parent in self.walk(key):
            raise CannotMove(_("A page cannot stand below itself."))
        if not self.may_hold(parent, key):
            raise CannotMove(_("A page of this type cannot stand there."))
        children = dict(self.children)
        children[parents[key]] = tuple(each for each in children[parents[key]] if each != key)
        rest = children.get(parent, ())
        children[parent] = (*rest[:index], key, *rest[index:])
        return replace(self, children=children)

    def up(self, key: UUID) -> Tree:
        """Before the page before it; the first one goes to the end of the nearest parent before its own."""
        parent, index = self._place(key)
        if index:
            return self.moved(key, parent, index - 1)
        before = self._other_parents(key)
        order = list(self.walk())
        earlier = [each for each in before if order.index(each) < order.index(parent)]
        if not earlier:
            raise CannotMove(_("The page stands as far up as it can."))
        return self.moved(key, earlier[-1], len(self.below(earlier[-1])))

    def down(self, key: UUID) -> Tree:
        """Behind the page behind it; the last one goes to the beginning of the nearest parent after its own."""
        parent, index = self._place(key)
        if index < len(self.below(parent)) - 1:
            return self.moved(key, parent, index + 1)
        order = list(self.walk())
        later = [each for each in self._other_parents(key) if order.index(each) > order.index(parent)]
        if not later:
            raise CannotMove(_("The page stands as far down as it can."))
        return self.moved(key, later[0], 0)

    def inwards(self, key: UUID) -> Tree:
        """To the end of what stands below the page before it."""
        parent, index = self._place(key)
        if not index:
            raise CannotMove(_("There is no page before it that it could stand below."))
        before = self.below(parent)[index - 1]
        return self.moved(key, before, len(self.below(before)))

    def outwards(self, key: UUID) -> Tree:
        """Right behind the page that it stands below."""
        parent, _index = self._place(key)
        if parent == self.root:
            raise CannotMove(_("The page stands directly below the document already."))
        above, index = self._place(parent)
        return self.moved(key, above, index + 1)

    def leave_out(self, key: UUID) -> Tree:
        self._place(key)
        return replace(self, left_out=self.left_out | {key})

    def bring_back(self, key: UUID) -> Tree:
        """With all pages above it, without which it would not be there."""
        above, parents = {key}, self.parents
        while key in parents:
            key = parents[key]
            above.add(key)
        return replace(self, left_out=self.left_out - above)

    def may(self, deed: str, key: UUID) -> bool:
        try:
            getattr(self, deed)(key)
        except CannotMove:
            return False
        return True

    def _place(self, key: UUID) -> tuple[UUID, int]:
        parent = self.parents.get(key)
        if parent is None:
            raise CannotMove(_("There is no such page in this outline."))
        return parent, self.below(parent).index(key)

    def _other_parents(self, key: UUID) -> list[UUID]:
        """Where else the page may stand, in reading order: pages as deep as its parent, so that a measure goes from goal to goal."""
        parent, own = self.parents[key], set(self.walk(key))
        depth = self._depth(parent)
        return [
            each
            for each in self.walk()
            if each not in own and each != parent and self._depth(each) == depth and self.may_hold(each, key)
        ]

    def _depth(self, key: UUID) -> int:
        parents, depth = self.parents, 0
        while key in parents:
            key, depth = parents[key], depth + 1
        return depth
