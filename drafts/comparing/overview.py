"""What changed between two drafts, without the words. Small enough to be read whole each time, and to be counted and filtered in memory.

{"pages": of pages with changes, in reading order, removed ones where they stood:
    {"key", "type", "field": its key or "", "number", "title", "path", "old_path": "" where the page is not, "offices": keys,
     "changes": [kinds of the first change on it, of the second, ...], "is_new", "is_removed"},
 "fields": fields of action in reading order: {"key", "number", "title", "pages": how many, "unchanged": how many of them},
 "offices": {key: name}}

Changes are numbered through the whole document from 1; with that number they are cited.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from django.utils.html import strip_tags

from ..synopsis import Kind, PageChange, PassageChange
from . import kinds

OFFICE = re.compile(r'<a data-fact="office\.([^"]+)"[^>]*>(.*?)</a>', re.DOTALL)


def overview_of(changes: list[PageChange], old: dict[str, dict], new: dict[str, dict]) -> dict:
    """changes: of all pages. old, new: rows by page key."""
    offices: dict[str, str] = {}
    pages, fields = [], {}
    for change in changes:
        rows = [row for row in (new.get(change.key), old.get(change.key)) if row]
        field = fields.setdefault(rows[0]["field_key"], _field(rows[0]))
        field["pages"] += 1
        if change.is_unchanged:
            field["unchanged"] += 1
            continue
        here = dict(match for row in rows for match in _offices(row))
        offices |= here
        pages.append(_page(change, rows[0], sorted(here)) | _paths(old.get(change.key), new.get(change.key)))
    return {"pages": pages, "fields": list(fields.values()), "offices": offices}


def _field(row: dict) -> dict:
    """Named as the first of its pages."""
    return {
        "key": row["field_key"],
        "number": row["number"],
        "title": row["title"],
        "pages": 0,
        "unchanged": 0,
    }


def _offices(row: dict) -> Iterator[tuple[str, str]]:
    for passage in row["passages"]:
        if "data-fact" in passage["html"]:
            yield from ((key, strip_tags(name)) for key, name in OFFICE.findall(passage["html"]))


def _page(change: PageChange, row: dict, offices: list[str]) -> dict:
    return {
        "key": change.key,
        "type": row["type"],
        "field": row["field_key"],
        "number": row["number"],
        "title": row["title"],
        "offices": offices,
        "changes": [of_page for of_page in [kinds_of_page(change)] if of_page]
        + [kinds_of(passage) for passage in own_changes(change)],
        "is_new": change.old is None,
        "is_removed": change.new is None,
    }


def _paths(old: dict | None, new: dict | None) -> dict:
    return {"old_path": old["path"] if old else "", "path": new["path"] if new else ""}


def kinds_of_page(change: PageChange) -> list[str]:
    """Of the page itself: of its title, number and place. A new page counts once, with all of its text."""
    return sorted({kinds.OF_PAGE[kind] for kind in change.kinds})


def kinds_of(passage: PassageChange) -> list[str]:
    return [kinds.FACT] if passage.is_fact else kinds.OF_PASSAGE[passage.kind]


def own_changes(change: PageChange) -> list[PassageChange]:
    """The passages that changed and count on this page."""
    return [
        passage for passage in change.own_passages if passage.kind != Kind.UNCHANGED and not goes_along(change, passage)
    ]


def goes_along(change: PageChange, passage: PassageChange) -> bool:
    """The text of a new page is new with it."""
    return (change.old is None and passage.kind == Kind.NEW) or (change.new is None and passage.kind == Kind.REMOVED)


def total(overview: dict) -> int:
    return sum(len(page["changes"]) for page in overview["pages"])


def counts(pages: list[dict]) -> Counter:
    """How many changes of each kind."""
    return Counter(kind for page in pages for change in page["changes"] for kind in change)
