"""Checks of the text as it was written."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from concept_pages.passages.visible_text import plain_text

from .base import DraftText, Finding, Gate, editor, where

HEADING = re.compile(r"<h([1-6])[^>]*>(.*?)</h\1>", re.DOTALL)
TOP_LEVEL = 1  # the page's title


class FactsComplete(Gate):
    """Every fact that the document needs is given; asked of the binding language."""

    name = "facts_complete"
    label = gettext_lazy("All facts are given")

    def findings(self, text: DraftText) -> Iterator[Finding]:
        for row in text.in_source:
            for missing in text.pages[row.pk].missing_facts():
                yield Finding(where(row), _("%(fact)s is missing") % {"fact": missing.label}, missing.url)


class AlternativeTexts(Gate):
    """Every picture is described, or marked as decorative."""

    name = "alternative_texts"
    label = gettext_lazy("All pictures are described")

    def findings(self, text: DraftText) -> Iterator[Finding]:
        for row in text.rows:
            for place, block in _blocks(row.revision.content):
                for _picture in undescribed(block):
                    what = _("A picture has no alternative text and is not marked as decorative")
                    yield Finding(where(row), what, editor(row, place))


def _blocks(content: dict) -> Iterator[tuple[str, dict]]:
    """The blocks of a revision's StreamFields, each with its place in the form; they are stored as JSON inside JSON."""
    for name, value in content.items():
        if isinstance(value, str) and value.startswith("[{"):
            try:
                blocks = json.loads(value)
            except ValueError:
                continue
            yield from ((f"{name}.{block.get('id', '')}", block) for block in blocks)


def undescribed(value) -> Iterator[dict]:
    """Values of blocks that have a picture without words."""
    if isinstance(value, dict):
        if "alt_text" in value and not str(value["alt_text"] or "").strip() and not value.get("decorative"):
            yield value
        for inner in value.values():
            yield from undescribed(inner)
    elif not isinstance(value, str | int | float | bool | None):
        for inner in value:
            yield from undescribed(inner)


class HeadingsInOrder(Gate):
    """No heading skips a size: whoever listens to the page finds the way by them."""

    name = "headings_in_order"
    label = gettext_lazy("Headings are in order")

    def findings(self, text: DraftText) -> Iterator[Finding]:
        for row in text.rows:
            for words, anchor in skipping(row):
                what = _("The heading “%(words)s” skips a size") % {"words": words}
                yield Finding(where(row), what, editor(row, anchor))


def skipping(row) -> Iterator[tuple[str, str]]:
    """Headings that skip a size, each with its passage. Each section begins anew: its own heading stands above it, one size larger for rows."""
    for section, passages in sections(row):
        level = TOP_LEVEL + (section["kind"] == "row")
        for size, words, anchor in headings(passages):
            if size > level + 1:
                yield words, anchor
            level = size


def sections(row) -> Iterator[tuple[dict, list[dict]]]:
    """The sections of a DraftPage, each with its passages."""
    start = 0
    for section in row.sections:
        yield section, row.passages[start : start + section["count"]]
        start += section["count"]


def headings(passages: list[dict]) -> Iterator[tuple[int, str, str]]:
    """(size, words, anchor of the passage) of headings, in order."""
    for passage in passages:
        for size, html in HEADING.findall(passage["html"]):
            yield int(size), plain_text(html), passage["anchor"]
