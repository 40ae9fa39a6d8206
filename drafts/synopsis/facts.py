"""Facts compare as facts: "Federführung: Sozialamt → Jugendamt", the old value and the new one, not word by word."""

from __future__ import annotations

from dataclasses import dataclass

from concept_pages.passages import plain_text

from .content import Block
from .passages import read_passage
from .texts import PassageChange, PassageText
from .writing import write

ARROW = "→"
NOTHING = "–"


@dataclass(frozen=True)
class FactChange:
    """old, new: HTML of a line, safe to show, links kept; empty where the fact was not given."""

    label: str
    old: str
    new: str

    def __str__(self) -> str:
        old, new = (plain_text(value).replace("\n", ", ") or NOTHING for value in (self.old, self.new))
        return f"{self.label}: {old} {ARROW} {new}"


def fact_change(change: PassageChange) -> FactChange:
    label = next(passage.label for passage in (change.new, change.old) if passage)
    return FactChange(label, value_of(change.old), value_of(change.new))


def value_of(fact: PassageText | None) -> str:
    """What stands in the fact's one paragraph."""
    if fact is None:
        return ""
    nodes = read_passage(fact.html)
    first = nodes[0] if len(nodes) == 1 else None
    return write(first.children if isinstance(first, Block) and first.element.tag == "p" else nodes)
