"""Columns of a table that got another number of them: the same column is new (or gone) in every row, whatever its cells happen to hold."""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz.distance import Indel

from .content import Block, Node
from .matching import Pairs, most_alike

ROWS = ("tbody", "tfoot", "thead")
CELLS = ("td", "th")
# However little two columns have in common: as many as possible stay.
LEAST = 0.01
MAX_COLUMNS = 50


@dataclass(frozen=True)
class Columns:
    """pairs: places of the columns that are the same."""

    count: int
    other_count: int
    pairs: Pairs

    def of_row(self, one: list[Node], other: list[Node]) -> Pairs | None:
        """None where these are no rows of the table. A heading that became a cell is another cell."""
        if not are_cells(one, self.count) or not are_cells(other, self.other_count):
            return None
        return [(i, j) for i, j in self.pairs if kind(one[i]) == kind(other[j])]


def columns_of(one: Block, other: Block) -> Columns | None:
    """None where rows alone say enough: as many columns as before, or rows of different lengths."""
    columns, other_columns = cells_by_column(one), cells_by_column(other)
    if not columns or not other_columns or len(columns) == len(other_columns):
        return None
    alike = [[max(LEAST, Indel.normalized_similarity(a, b)) for b in other_columns] for a in columns]
    return Columns(len(columns), len(other_columns), most_alike(alike))


def cells_by_column(table: Block) -> list[str]:
    """For each column the signs of its cells; none if the table is not regular."""
    rows = rows_of(table)
    count = len(rows[0]) if rows else 0
    if not 0 < count <= MAX_COLUMNS or not all(are_cells(row, count) for row in rows):
        return []
    return ["".join(row[place].sign for row in rows) for place in range(count)]


def rows_of(block: Block) -> list[list[Node]]:
    rows: list[list[Node]] = []
    for child in block.children:
        if isinstance(child, Block) and child.element.tag in ROWS:
            rows += rows_of(child)
        elif isinstance(child, Block) and child.element.tag == "tr":
            rows.append(child.children)
    return rows


def are_cells(row: list[Node], count: int) -> bool:
    """Cells that span several columns say nothing about columns."""
    return len(row) == count and all(
        isinstance(cell, Block) and cell.element.tag in CELLS and "colspan" not in dict(cell.element.attributes)
        for cell in row
    )


def kind(cell: Node) -> str:
    return cell.element.kind if isinstance(cell, Block) else ""
