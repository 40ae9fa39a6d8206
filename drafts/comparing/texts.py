"""Pages of a draft, or of the working text, as the comparison takes them. A row is a dict with the fields of DraftPage below."""

from __future__ import annotations

from wagtail.models import Locale

from ..freezing import rows_to_freeze
from ..models import Draft, DraftPage
from ..synopsis import PageText, PassageText

FIELDS = ("page_key", "parent_key", "type", "number", "title", "passages", "sections", "field_key", "path")


def frozen_rows(draft: Draft, language: str) -> list[dict]:
    """In reading order. One query."""
    rows = DraftPage.objects.filter(draft=draft, locale__language_code=language).order_by("position")
    return list(rows.values(*FIELDS))


def working_rows(document, language: str) -> list[dict]:
    """The working text of a document, as the next draft would freeze it now; the same number of queries whatever its size."""
    locale = Locale.objects.get(language_code=language)
    return rows_to_freeze(document, locale=locale)


def page_text(row: dict) -> PageText:
    kinds = [section["kind"] for section in row["sections"] for _ in range(section["count"])]
    return PageText(
        key=str(row["page_key"]),
        parent=str(row["parent_key"] or ""),
        type=row["type"],
        number=row["number"],
        title=row["title"],
        passages=tuple(
            PassageText(**passage, is_fact=kind == "fact") for passage, kind in zip(row["passages"], kinds, strict=True)
        ),
    )
