"""What the comparison of two drafts takes and gives: plain values, no database."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    UNCHANGED = "unchanged"
    NEW = "new"
    REMOVED = "removed"
    MOVED = "moved"
    REWORDED = "reworded"
    MOVED_REWORDED = "moved_reworded"


class PageKind(StrEnum):
    NEW = "new"
    REMOVED = "removed"
    MOVED = "moved"
    RENUMBERED = "renumbered"
    RETITLED = "retitled"


@dataclass(frozen=True)
class PassageText:
    """A frozen passage. is_fact: one line of a page's table of facts; it is compared as a fact and never moves."""

    anchor: str
    label: str
    html: str
    text: str
    lang: str
    digest: str
    is_fact: bool = False


@dataclass(frozen=True)
class PageText:
    """A frozen page. key: the same in every draft. parent: the key of the page above. A draft lists its pages in reading order."""

    key: str
    parent: str
    type: str
    number: str
    title: str
    passages: tuple[PassageText, ...]


@dataclass(frozen=True)
class PassageChange:
    """old_page, new_page: keys of the pages on which the passage stands in either draft."""

    kind: Kind
    old: PassageText | None
    new: PassageText | None
    old_page: str = ""
    new_page: str = ""

    @property
    def is_fact(self) -> bool:
        return any(passage.is_fact for passage in (self.old, self.new) if passage)


@dataclass(frozen=True)
class PageChange:
    """A page in both drafts, or in one of them.

    passages: in the newer draft's order, removed ones where they stood. What moved to another page stands on both pages.
    """

    kinds: frozenset[PageKind]
    old: PageText | None
    new: PageText | None
    passages: tuple[PassageChange, ...]

    @property
    def key(self) -> str:
        return next(page.key for page in (self.new, self.old) if page)

    @property
    def is_unchanged(self) -> bool:
        return not self.kinds and all(change.kind == Kind.UNCHANGED for change in self.passages)

    @property
    def own_passages(self) -> Iterator[PassageChange]:
        """Without those that moved away, so that each change counts on one page only."""
        return (change for change in self.passages if change.new is None or change.new_page == self.key)

    @property
    def counts(self) -> Counter[Kind]:
        return Counter(change.kind for change in self.own_passages)
