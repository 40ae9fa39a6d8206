"""The draft's outline, carried out on Wagtail's tree: every page of the document in one language gets its place."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from wagtail.models import Page

from ..models import DraftPage


@dataclass(frozen=True)
class TreePlace:
    """Where a page stands, as Wagtail's tree stores it."""

    path: str
    depth: int
    numchild: int
    slug: str
    url_path: str


def place_now(page: Page) -> TreePlace:
    return TreePlace(page.path, page.depth, page.numchild, page.slug, page.url_path)


def places_in_draft(pages: list[Page], rows: dict, above: dict, slugs: dict[int, str]) -> dict[int, TreePlace]:
    """page id -> place. pages: those of the document in one language, in tree order, the document first. rows: page key -> row of the draft.
    above: page key -> key of the page above it in the draft, whatever the language. slugs: page id -> slug in the draft.

    Pages that are not in the draft (left out, or begun since) stay below the page above them, behind those of the draft; a page whose page above
    is not there in this language goes below the next one up.
    """
    return _Outline(pages, rows, above, slugs).places()


class _Outline:
    def __init__(self, pages: list[Page], rows: dict[object, DraftPage], above: dict, slugs: dict[int, str]):
        self.pages, self.rows, self.above, self.slugs = pages, rows, above, slugs
        self.by_key = {page.translation_key: page for page in pages}
        self.by_path = {page.path: page for page in pages}
        self.children: dict[int, list[Page]] = defaultdict(list)
        for page in pages[1:]:
            self.children[self.parent(page).pk].append(page)

    def places(self) -> dict[int, TreePlace]:
        document = self.pages[0]
        above = document.url_path.rstrip("/").rpartition("/")[0] + "/"
        found: dict[int, TreePlace] = {}
        slug = self.slugs.get(document.pk, document.slug)
        self.place(document, document.path, f"{above}{slug}/", slug, found)
        return found

    def place(self, page: Page, path: str, url_path: str, slug: str, found: dict[int, TreePlace]) -> None:
        children = sorted(self.children[page.pk], key=self.order)
        found[page.pk] = TreePlace(path, len(path) // Page.steplen, len(children), slug, url_path)
        taken: set[str] = set()
        for child, step in zip(children, self.steps(page, children), strict=True):
            own = self.free_slug(child, taken)
            self.place(child, path + step, f"{url_path}{own}/", own, found)

    def parent(self, page: Page) -> Page:
        if page.translation_key not in self.rows:
            return self.by_path[page.path[: -Page.steplen]]
        key = self.above[page.translation_key]
        while key not in self.by_key:
            key = self.above[key]
        return self.by_key[key]

    def order(self, page: Page) -> tuple:
        row = self.rows.get(page.translation_key)
        return (0, row.position) if row is not None else (1, page.path)

    def steps(self, parent: Page, children: list[Page]) -> list[str]:
        """The last part of each child's path: as it is where the order is right, else numbered anew."""
        now = [child.path[-Page.steplen :] for child in children]
        of_draft = [s for s, child in zip(now, children, strict=True) if child.translation_key in self.rows]
        all_here = all(child.path[: -Page.steplen] == parent.path for child in children)
        if all_here and of_draft == sorted(of_draft):
            return now
        return [Page._get_path("", 1, number) for number in range(1, len(children) + 1)]

    def free_slug(self, page: Page, taken: set[str]) -> str:
        """Pages of the draft come first; one outside of it gives way where its address is taken."""
        slug = own = self.slugs.get(page.pk, page.slug)
        number = 1
        while own in taken:
            number += 1
            own = f"{slug}-{number}"
        taken.add(own)
        return own
