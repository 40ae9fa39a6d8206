"""What changed from one state of a document to another, page by page: the summary before anybody reads a word of it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from .freezing import rows_to_freeze
from .models import Draft
from .synopsis.order import out_of_order


@dataclass(frozen=True)
class PageState:
    """One page in one language, as a draft has it or as the next would. key: (translation key, id of the language)."""

    key: tuple
    page_id: int
    parent_key: object
    position: int
    number: str
    title: str
    digest: str

    def __str__(self):
        return f"{self.number} {self.title}".strip()


@dataclass
class Changes:
    """Pages of the newer state (`removed`: of the older). A page can be moved, renumbered and reworded at once."""

    new: list[PageState] = field(default_factory=list)
    removed: list[PageState] = field(default_factory=list)
    reworded: list[PageState] = field(default_factory=list)
    moved: list[PageState] = field(default_factory=list)
    renumbered: list[PageState] = field(default_factory=list)

    def __bool__(self):
        return any((self.new, self.removed, self.reworded, self.moved, self.renumbered))


FIELDS = ("page_key", "locale_id", "page_id", "parent_key", "position", "number", "title", "digest")


def states_of(draft: Draft) -> list[PageState]:
    """One query."""
    return [_state(row) for row in draft.pages.order_by("locale", "position").values(*FIELDS)]


def states_to_freeze(document) -> list[PageState]:
    """Of the working text, as the next draft would have it."""
    return [_state(row) for row in rows_to_freeze(document)]


def changes(older: list[PageState], newer: list[PageState]) -> Changes:
    before = {state.key: state for state in older}
    after = {state.key: state for state in newer}
    both = [(before[key], state) for key, state in after.items() if key in before]
    moved = _moved(before, after)
    return Changes(
        new=[state for key, state in after.items() if key not in before],
        removed=[state for key, state in before.items() if key not in after],
        reworded=[new for old, new in both if old.digest != new.digest and old.number == new.number],
        moved=[new for _old, new in both if new.key in moved],
        renumbered=[new for old, new in both if old.number != new.number],
    )


def _state(row: dict) -> PageState:
    return PageState(
        (row["page_key"], row["locale_id"]),
        row["page_id"],
        row["parent_key"],
        row["position"],
        row["number"],
        row["title"],
        row["digest"],
    )


def _moved(before: dict, after: dict) -> set:
    """Pages under another one than before, and the fewest that explain another order of those that stayed."""
    elsewhere = {key for key in before.keys() & after.keys() if before[key].parent_key != after[key].parent_key}
    staying = (before.keys() & after.keys()) - elsewhere
    siblings: dict = defaultdict(list)
    for key in staying:
        siblings[after[key].parent_key, key[1]].append(key)
    for keys in siblings.values():
        old, new = (sorted(keys, key=lambda key: places[key].position) for places in (before, after))
        elsewhere |= out_of_order(old, new)
    return elsewhere
