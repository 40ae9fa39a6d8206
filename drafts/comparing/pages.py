"""What became of each page, in all languages: the synopsis without its words. Texts are read of those pages alone that are not the same."""

from __future__ import annotations

from collections.abc import Iterator

from ..freezing import rows_to_freeze
from ..models import Draft, DraftPage
from ..synopsis import PageChange, compare_drafts
from . import kinds
from .overview import own_changes
from .texts import page_text

# What is read of every page; the digest is over its type, number, title and texts.
FIELDS = ("pk", "page_key", "parent_key", "locale_id", "page_id", "type", "number", "title", "digest")
WITHOUT_TEXTS: dict = {"passages": (), "sections": ()}


def frozen_pages(draft: Draft) -> list[dict]:
    """Without their texts. One query."""
    return list(draft.pages.order_by("locale", "position").values(*FIELDS))


def working_pages(document) -> list[dict]:
    """As the next draft would have them."""
    return rows_to_freeze(document)


def changed_pages(old: list[dict], new: list[dict]) -> Iterator[tuple[dict, set[str]]]:
    """Pages that changed, as the newer side has them (removed ones as the older), each with the kinds of its changes. Language by language, in
    reading order. Two queries at most.
    """
    digests = [{place_of(row): row["digest"] for row in rows} for rows in (old, new)]
    same = {place for place, digest in digests[0].items() if digests[1].get(place) == digest}
    old, new = (with_texts(rows, same) for rows in (old, new))
    for locale_id in dict.fromkeys(row["locale_id"] for row in [*new, *old]):
        sides = [{str(row["page_key"]): row for row in rows if row["locale_id"] == locale_id} for rows in (old, new)]
        for change in compare_drafts(*([page_text(row) for row in side.values()] for side in sides)):
            if found := kinds_of(change):
                yield sides[1].get(change.key) or sides[0][change.key], found


def place_of(row: dict) -> tuple:
    return row["page_key"], row["locale_id"]


def with_texts(rows: list[dict], same: set[tuple]) -> list[dict]:
    """same: pages that need none, since both sides have them alike."""
    wanting = [row["pk"] for row in rows if place_of(row) not in same and "passages" not in row]
    stored = DraftPage.objects.filter(pk__in=wanting).values("pk", "passages", "sections") if wanting else ()
    texts = {row["pk"]: row for row in stored}
    return [row | (WITHOUT_TEXTS if place_of(row) in same else texts.get(row.get("pk"), {})) for row in rows]


def kinds_of(change: PageChange) -> set[str]:
    """A page can be moved, renumbered and reworded at once; a new or removed one is that alone."""
    found = {kinds.OF_PAGE[kind] for kind in change.kinds}
    return found | ({kinds.REWORDED} if own_changes(change) else set())
