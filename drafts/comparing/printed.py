"""A sheet as it was printed last. To print thirty changes takes longer than all else of a synopsis, and what stands there depends on little:
the two texts, which are frozen, what was asked for, what was corrected since, and where links and pictures lead today. That is the key.
"""

from __future__ import annotations

import hashlib
from functools import cache as once
from pathlib import Path
from uuid import uuid4

from django.core.cache import cache
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from .choice import Chosen
from .pairs import Pair
from .printing import Printer
from .showing import ShownPage, by_field
from .stored import VERSION

AN_HOUR = 3600
# All of a long synopsis, for printing, is not asked for again and again.
LETTERS_KEPT = 500_000
TEMPLATE = "drafts/synopsis/sheet.html"
TEMPLATES = Path(__file__).parent.parent / "templates" / "drafts"


def sheet_html(pair: Pair, sheet: list[Chosen], printer: Printer, entries: dict, *, is_filtered: bool, is_inline: bool):
    """entries: of the pages of the sheet, by key."""
    key = printed_key(pair, sheet, printer, is_filtered, is_inline) if pair.newer is not None else ""
    if key and (kept := cache.get(key)) is not None:
        return mark_safe(kept)
    pages = [ShownPage(one, entries[one.page["key"]], printer, is_filtered=is_filtered) for one in sheet]
    sections = by_field(pages, pair.comparing.overview)
    html = render_to_string(TEMPLATE, {"sections": sections, "pair": pair, "is_inline": is_inline})
    if key and len(html) < LETTERS_KEPT:
        cache.set(key, html, AN_HOUR)
    return html


def printed_key(pair: Pair, sheet: list[Chosen], printer: Printer, is_filtered: bool, is_inline: bool) -> str:
    parts = (
        this_process(),
        [path.stat().st_mtime_ns for path in templates()],
        VERSION,
        [(draft.document_key, draft.number, draft.digest) for draft in pair.drafts],
        (pair.language, get_language(), is_filtered, is_inline),
        [(one.page["key"], one.first, sorted(one.numbers)) for one in sheet],
        printer.state(),
    )
    return f"synopsis-{hashlib.sha256(repr(parts).encode()).hexdigest()}"


@once
def this_process() -> str:
    """Another one may have other words and templates, while a new version is being installed."""
    return uuid4().hex


@once
def templates() -> list[Path]:
    return [*sorted((TEMPLATES / "synopsis").glob("*.html")), TEMPLATES / "includes" / "correction.html"]
