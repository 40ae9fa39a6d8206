"""Which blocks of two texts are the same block with other words."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance import Indel

from .columns import Columns
from .content import Block, Line, Node
from .matching import Pairs, matches, most_alike

# Share of common words; with fewer, deleted and inserted as a whole reads better.
MIN_SIMILARITY = 0.3
# A table's cells and parts stay in their place, whatever is in them.
KEEP_THEIR_PLACE = frozenset(["caption", "figcaption", "summary", "tbody", "td", "tfoot", "th", "thead"])
IN_PLACE = 0.01


class Effort:
    """How much comparing of blocks one passage is worth, in pairs of words; a real one needs a few millions."""

    def __init__(self, most: int = 2_000_000_000):
        self.left = most

    def allows(self, old: Sequence[Node], new: Sequence[Node]) -> bool:
        """A pair of blocks costs as much as some thousand pairs of words."""
        self.left -= sum(len(node.words) + 500 for node in old) * sum(len(node.words) + 500 for node in new)
        return self.left >= 0


def align(old: list[Node], new: list[Node], effort: Effort, columns: Columns | None) -> Pairs:
    """Pairs of places, in order: first what is the same, then between two such what is alike.

    columns: of the table whose parts these may be.
    """
    if columns is not None and (in_columns := columns.of_row(old, new)) is not None:
        return in_columns
    if are_cells_in_place(old, new):
        return [(i, i) for i in range(len(old))]
    pairs: Pairs = []
    i = j = 0
    same = matches("".join(node.sign for node in old), "".join(node.sign for node in new))
    for next_i, next_j in [*same, (len(old), len(new))]:
        alike = _alike(old[i:next_i], new[j:next_j], effort)
        pairs += [(i + a, j + b) for a, b in alike]
        if next_i < len(old):
            pairs.append((next_i, next_j))
        i, j = next_i + 1, next_j + 1
    return pairs


def are_cells_in_place(old: Sequence[Node], new: Sequence[Node]) -> bool:
    return len(old) == len(new) and all(
        isinstance(a, Block)
        and isinstance(b, Block)
        and a.element.kind == b.element.kind
        and a.element.tag in ("td", "th")
        for a, b in zip(old, new, strict=True)
    )


def _alike(old: Sequence[Node], new: Sequence[Node], effort: Effort) -> Pairs:
    if not old or not new or not effort.allows(old, new):
        return []
    return most_alike([[similarity(a, b) for b in new] for a in old])


def similarity(old: Node, new: Node) -> float:
    """0 where the one cannot become the other by other words."""
    if isinstance(old, Line) or isinstance(new, Line):
        least = 0.0
        if not (isinstance(old, Line) and isinstance(new, Line)):
            return 0.0
    else:
        if old.element.kind != new.element.kind:
            return 0.0
        least = IN_PLACE if old.element.tag in KEEP_THEIR_PLACE else 0.0
    return Indel.normalized_similarity(old.words, new.words, score_cutoff=MIN_SIMILARITY) or least
