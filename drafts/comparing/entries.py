"""The words of one page in a comparison: a list of entries in reading order, as JSON.

{"same": [{"anchor", "label", "html", "lang", "is_fact"}, ...]}: passages that are the same in both drafts, one after the other.
{"gone_to": key of a page, "title", "label"}: a passage that now stands there, and is shown there.
All others are changes, numbered in this order:
{"page": {"title": HTML, marked, "number": [old, new], "place": [old, new]}, "texts": [{"anchor", "label", "html", "lang", "is_fact"}], "is_new", "is_removed"}: of the page
    itself; only what changed is there. texts: of a new or removed page.
{"label", "lang", "html": both texts in one, marked, "anchors": [old, new], "" where it is not, "old_label", "from": {"key", "title"} of another page}
{"label", "lang", "fact": [old, new]}: HTML of a line each, "" where it was not given.

Marks say their words as `+` and `-`; `printing` puts in those of the reader's language.
"""

from __future__ import annotations

import re
from html import escape

from ..synopsis import Comparison, Kind, PageChange, PageKind, PassageChange, Spoken, fact_change
from .overview import goes_along, kinds_of_page

SPOKEN = Spoken(inserted="+", deleted="-", alternative_text="%s")
# They are part of the text shown, not of this page's overview.
HEADING = re.compile(r"<(/?)h[1-6](?=[ >])")


def entries_of(change: PageChange, titles: dict[str, str]) -> list[dict]:
    """titles: page key -> number and title, of either draft."""
    found: list[dict] = []
    if kinds_of_page(change):
        found.append(_page_entry(change, titles))
    for passage in change.passages:
        if goes_along(change, passage):
            continue
        if passage.kind == Kind.UNCHANGED:
            if not found or "same" not in found[-1]:
                found.append({"same": []})
            found[-1]["same"].append(_text(passage.new))
        elif passage.new and passage.new_page != change.key:
            found.append({"gone_to": passage.new_page, "title": titles[passage.new_page], "label": passage.old.label})
        else:
            found.append(_fact_entry(passage) if passage.is_fact else _entry(passage, titles))
    return found


def _page_entry(change: PageChange, titles: dict[str, str]) -> dict:
    old, new = change.old, change.new
    page: dict = {}
    if old and new:
        if PageKind.RETITLED in change.kinds:
            page["title"] = merged(*(f"<p>{escape(side.title)}</p>" for side in (old, new)))
        if PageKind.RENUMBERED in change.kinds:
            page["number"] = [old.number, new.number]
        if PageKind.MOVED in change.kinds:
            page["place"] = [titles.get(old.parent, ""), titles.get(new.parent, "")]
    whole = [passage for passage in change.passages if goes_along(change, passage)]
    return {
        "page": page,
        "texts": [_text_of_whole(passage) for passage in whole],
        "is_new": old is None,
        "is_removed": new is None,
    }


def _text_of_whole(passage: PassageChange) -> dict:
    text = passage.new or passage.old
    html = merged("", text.html) if passage.new else merged(text.html, "")
    return _place(text) | {"html": html}


def _text(passage) -> dict:
    return _place(passage) | {"html": lowered(passage.html)}


def _place(passage) -> dict:
    return {name: getattr(passage, name) for name in ("anchor", "label", "lang", "is_fact")}


def _entry(passage: PassageChange, titles: dict[str, str]) -> dict:
    old, new = passage.old, passage.new
    entry = {
        "label": (new or old).label,
        "lang": (new or old).lang,
        "html": merged(old.html if old else "", new.html if new else ""),
        "anchors": [side.anchor if side else "" for side in (old, new)],
    }
    if old and new and old.label != new.label:
        entry["old_label"] = old.label
    if old and new and passage.old_page != passage.new_page:
        entry["from"] = {"key": passage.old_page, "title": titles[passage.old_page]}
    return entry


def _fact_entry(passage: PassageChange) -> dict:
    fact = fact_change(passage)
    return {
        "label": fact.label,
        "lang": (passage.new or passage.old).lang,
        "fact": [in_line(fact.old), in_line(fact.new)],
    }


def in_line(fact: str) -> str:
    return fact.replace("<br>", ", ")


def merged(old: str, new: str) -> str:
    return lowered(Comparison(old, new, spoken=SPOKEN).inline)


def lowered(html: str) -> str:
    return HEADING.sub(lambda match: "</p" if match[1] else "<p data-heading", html) if "<h" in html else html
