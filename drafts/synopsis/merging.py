"""Two texts as one tree, with marks on what differs."""

from __future__ import annotations

from .alignment import Effort, align
from .columns import Columns, columns_of
from .content import Block, Line, Node, marked
from .index import Index
from .matching import Pairs
from .merging_lines import merge_lines


def merge(old: list[Node], new: list[Node], *, flipped: bool) -> list[Node]:
    """flipped: align as the comparison the other way round does, so that both show the same changes."""
    index = Index()
    for nodes in (new, old) if flipped else (old, new):
        index.add(nodes)
    return _Merge(flipped).nodes(old, new)


class _Merge:
    def __init__(self, flipped: bool):
        self.flipped = flipped
        self.effort = Effort()
        self.columns: Columns | None = None

    def nodes(self, old: list[Node], new: list[Node]) -> list[Node]:
        """Deleted ones come before inserted ones."""
        merged: list[Node] = []
        i = j = 0
        for next_i, next_j in [*self.pairs(old, new), (len(old), len(new))]:
            merged += [marked(node, "del") for node in old[i:next_i]]
            merged += [marked(node, "ins") for node in new[j:next_j]]
            if next_i < len(old):
                merged.append(self.pair(old[next_i], new[next_j]))
            i, j = next_i + 1, next_j + 1
        return merged

    def pairs(self, old: list[Node], new: list[Node]) -> Pairs:
        if self.flipped:
            return [(i, j) for j, i in align(new, old, self.effort, self.columns)]
        return align(old, new, self.effort, self.columns)

    def pair(self, old: Node, new: Node) -> Node:
        if isinstance(old, Line) and isinstance(new, Line):
            return merge_lines(old, new, flipped=self.flipped)
        assert isinstance(old, Block) and isinstance(new, Block)  # noqa: S101  `align` pairs like with like
        children = self.table_children if new.element.tag == "table" else self.children
        return Block(new.element, children(old, new), old=old.element)

    def children(self, old: Block, new: Block) -> list[Node]:
        return self.nodes(old.children, new.children)

    def table_children(self, old: Block, new: Block) -> list[Node]:
        """Rows know the columns of the table that they are in."""
        outer, self.columns = self.columns, columns_of(new, old) if self.flipped else columns_of(old, new)
        children = self.children(old, new)
        self.columns = outer
        return children
