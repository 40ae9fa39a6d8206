"""Two drafts of a document, passage by passage and page by page.

Passages belong together by page and anchor; what has lost its anchor by content, on the same page or on another. The comparison the other way
round finds the same pairs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from .order import out_of_order, with_removed
from .similar import Place, similar
from .texts import Kind, PageChange, PageKind, PageText, PassageChange, PassageText


def compare_drafts(old: Sequence[PageText], new: Sequence[PageText]) -> list[PageChange]:
    """Every page of either draft in reading order, removed ones where they stood; unchanged ones as well."""
    passages = PassagePairs(old, new)
    old_pages, new_pages = {page.key: page for page in old}, {page.key: page for page in new}
    moved = moved_pages(old, new)
    order = with_removed(new_pages, old_pages, {key: key for key in old_pages if key in new_pages})
    return [
        page_change(old_pages.get(key), new_pages.get(key), passages.on_page(key), is_moved=key in moved)
        for key in order
    ]


def page_change(
    old: PageText | None, new: PageText | None, passages: tuple[PassageChange, ...], *, is_moved: bool
) -> PageChange:
    if old is None or new is None:
        kind = PageKind.NEW if old is None else PageKind.REMOVED
        return PageChange(frozenset([kind]), old, new, passages)
    found = {
        PageKind.MOVED: is_moved,
        PageKind.RENUMBERED: old.number != new.number,
        PageKind.RETITLED: old.title != new.title,
    }
    return PageChange(frozenset(kind for kind, holds in found.items() if holds), old, new, passages)


def moved_pages(old: Sequence[PageText], new: Sequence[PageText]) -> set[str]:
    """Pages with another parent, and the fewest that explain another order below the same parent."""
    old_parents, new_parents = {p.key: p.parent for p in old}, {p.key: p.parent for p in new}
    common = old_parents.keys() & new_parents.keys()
    staying = {key for key in common if old_parents[key] == new_parents[key]}
    moved = common - staying
    old_order, new_order = by_parent(old, staying), by_parent(new, staying)
    for parent, keys in old_order.items():
        moved |= out_of_order(keys, new_order[parent])
    return moved


def by_parent(pages: Sequence[PageText], keys: set[str]) -> dict[str, list[str]]:
    children: dict[str, list[str]] = defaultdict(list)
    for page in pages:
        if page.key in keys:
            children[page.parent].append(page.key)
    return children


class PassagePairs:
    """Which passage of the older draft is which of the newer one. A place is (page, anchor)."""

    def __init__(self, old: Sequence[PageText], new: Sequence[PageText]):
        self.old, self.new = places_of(old), places_of(new)
        self.new_place: dict[Place, Place] = {place: place for place in self.old if place in self.new}
        self.old_place: dict[Place, Place] = dict(self.new_place)
        self.pair(same_content(*self.without_counterpart()))
        removed, added = self.without_counterpart()
        self.pair(similar([(p, self.old[p].text) for p in removed], [(p, self.new[p].text) for p in added]))
        self.old_on_page, self.new_on_page = by_page(self.old), by_page(self.new)

    def pair(self, pairs: list[tuple[Place, Place]]) -> None:
        self.new_place.update(pairs)
        self.old_place.update((new, old) for old, new in pairs)

    def without_counterpart(self) -> tuple[dict[Place, PassageText], dict[Place, PassageText]]:
        """Facts belong to their page: the same office on another page has not moved there."""
        return (
            {place: p for place, p in self.old.items() if place not in self.new_place and not p.is_fact},
            {place: p for place, p in self.new.items() if place not in self.old_place and not p.is_fact},
        )

    def on_page(self, page: str) -> tuple[PassageChange, ...]:
        old, new = self.old_on_page.get(page, []), self.new_on_page.get(page, [])
        stayed = {place: self.new_place[place] for place in old if self.new_place.get(place, ("", ""))[0] == page}
        moved = self.moved_within(stayed, new)
        order = with_removed([(None, place) for place in new], [(place, None) for place in old], self._rows(stayed))
        return tuple(
            self.change(old_place or self.old_place.get(new_place), new_place or self.new_place.get(old_place), moved)
            for old_place, new_place in order
        )

    def _rows(self, stayed: dict[Place, Place]) -> dict:
        return {(old, None): (None, new) for old, new in stayed.items()}

    def moved_within(self, stayed: dict[Place, Place], new: list[Place]) -> set[Place]:
        """Places in the newer draft of passages that changed their order on the page."""
        names = {new_place: tuple(sorted([old_place, new_place])) for old_place, new_place in stayed.items()}
        moved = out_of_order([names[place] for place in stayed.values()], [names[p] for p in new if p in names])
        return {place for place, name in names.items() if name in moved}

    def change(self, old_place: Place | None, new_place: Place | None, moved: set[Place]) -> PassageChange:
        old, new = self.old.get(old_place) if old_place else None, self.new.get(new_place) if new_place else None
        old_page, new_page = old_place[0] if old_place else "", new_place[0] if new_place else ""
        if old is None or new is None:
            return PassageChange(Kind.NEW if old is None else Kind.REMOVED, old, new, old_page, new_page)
        has_moved = old_page != new_page or new_place in moved
        return PassageChange(KINDS[has_moved, old.digest != new.digest], old, new, old_page, new_page)


# (moved, reworded)
KINDS = {
    (False, False): Kind.UNCHANGED,
    (True, False): Kind.MOVED,
    (False, True): Kind.REWORDED,
    (True, True): Kind.MOVED_REWORDED,
}


def places_of(pages: Sequence[PageText]) -> dict[Place, PassageText]:
    return {(page.key, passage.anchor): passage for page in pages for passage in page.passages}


def by_page(places: dict[Place, PassageText]) -> dict[str, list[Place]]:
    found: dict[str, list[Place]] = defaultdict(list)
    for place in places:
        found[place[0]].append(place)
    return found


def same_content(removed: dict[Place, PassageText], added: dict[Place, PassageText]) -> list[tuple[Place, Place]]:
    """Equal digests, on the same page first, otherwise in reading order."""
    pairs: list[tuple[Place, Place]] = []
    for of_same_page in (True, False):
        taken = {place for pair in pairs for place in pair}
        old_by_content = by_content(removed, taken, of_same_page)
        new_by_content = by_content(added, taken, of_same_page)
        for content, places in old_by_content.items():
            pairs += zip(places, new_by_content.get(content, []), strict=False)
    return pairs


def by_content(passages: dict[Place, PassageText], taken: set[Place], of_same_page: bool) -> dict[tuple, list[Place]]:
    found: dict[tuple, list[Place]] = defaultdict(list)
    for place, passage in passages.items():
        if place not in taken:
            found[passage.digest, place[0] if of_same_page else ""].append(place)
    return found
