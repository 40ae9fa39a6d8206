"""The working outline: where each page stands in the next draft, and which pages are left out of it.

Wagtail's tree keeps the order in force until publication. Outlines hold for all languages at once, so pages are named by translation key.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from wagtail.models import Page

from ..models import OutlineEntry


@dataclass(frozen=True)
class Place:
    """depth: 0 for the document. position: in reading order over the whole document, from 0; left-out pages stand where they would."""

    page_key: UUID
    parent_key: UUID | None
    depth: int
    position: int
    left_out: bool


def working_outline(document, pages: list) -> dict[UUID, Place]:
    """The places of the document and of `pages` (those below it in the source language, in tree order), in reading order. One query."""
    entries = {e.page_key: e for e in OutlineEntry.objects.filter(document_id=document.pk)}
    above = parents_in_tree([document, *pages])
    known = set(above)
    children: dict[UUID, list] = defaultdict(list)
    for page in pages:
        entry = entries.get(page.translation_key)
        moved = entry is not None and entry.parent_key in known
        children[entry.parent_key if moved else above[page.translation_key]].append(page)
    for siblings in children.values():
        siblings.sort(key=lambda page: (_position(entries.get(page.translation_key)), page.path))
    left_out = {key for key, entry in entries.items() if entry.left_out}
    places = list(_walk(document.translation_key, None, 0, children, left_out, set()))
    return {place.page_key: place for place in _numbered(places)}


def parents_in_tree(pages: list) -> dict[UUID, UUID | None]:
    """The key of the page above each of `pages`, None where that is not among them."""
    by_path = {page.path: page.translation_key for page in pages}
    return {page.translation_key: by_path.get(page.path[: -Page.steplen]) for page in pages}


def _position(entry: OutlineEntry | None) -> float:
    """New pages come after those whose place was chosen."""
    return math.inf if entry is None else entry.position


def _walk(key, parent, depth, children, left_out, seen, is_out=False) -> Iterator[Place]:
    seen.add(key)
    is_out = is_out or key in left_out
    yield Place(key, parent, depth, 0, is_out)
    for page in children.get(key, ()):
        if page.translation_key not in seen:
            yield from _walk(page.translation_key, key, depth + 1, children, left_out, seen, is_out)


def _numbered(places: list[Place]) -> Iterator[Place]:
    for position, place in enumerate(places):
        yield Place(place.page_key, place.parent_key, place.depth, position, place.left_out)
