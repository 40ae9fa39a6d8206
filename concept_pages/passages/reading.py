"""Reads the passages of pages: one after another, or of a whole document with a constant number of queries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from django.utils import translation
from wagtail.models import Locale, Page

from .child_rows import loaded_rows
from .passage import Passage, Section
from .targets import Targets, load_targets, using
from .wanted import Wanted


def sections_of(page) -> tuple[list[Section], Targets]:
    """The page's sections in reading order, and what they point to."""
    (sections, targets), *_ = sections_of_pages([page])
    return sections, targets


def passages_of(pages: Iterable) -> list[list[Passage]]:
    """The passages of each specific page, in order. SQL does not grow with the number of pages, only with that of their types and languages."""
    return [
        [passage for section in sections for passage in section.passages]
        for sections, _ in sections_of_pages(list(pages))
    ]


def sections_of_pages(pages: list, *, as_they_are: Iterable = ()) -> list[tuple[list[Section], Targets]]:
    """Of each specific page its sections and what they point to, with as few queries as `passages_of`.

    as_they_are: pages in memory whose numbers and titles count where they are named, whatever the database says of them.
    """
    _load_locales(pages)
    with loaded_rows(pages):
        targets_by_locale = _load_targets(pages, as_they_are)
        return [_sections(page, targets_by_locale[page.locale_id]) for page in pages]


def _sections(page, targets: Targets) -> tuple[list[Section], Targets]:
    with translation.override(page.locale.language_code), using(targets):
        return with_own_anchors([field.section(page, targets) for field in page.passage_fields]), targets


def with_own_anchors(sections: list[Section]) -> list[Section]:
    """The sections with every anchor unique, even where a code or block id was given twice: the second becomes `need.4.3-B2~2`."""
    seen: set[str] = set()

    def own(passage: Passage) -> Passage:
        anchor, number = passage.anchor, 1
        while anchor in seen:
            number += 1
            anchor = f"{passage.anchor}~{number}"
        seen.add(anchor)
        return passage if anchor == passage.anchor else replace(passage, anchor=anchor)

    return [replace(section, passages=tuple(map(own, section.passages))) for section in sections]


def _load_locales(pages: list) -> None:
    """One query for the languages of all pages that do not know theirs yet."""
    field = Page._meta.get_field("locale")
    wanting = [page for page in pages if not field.is_cached(page)]
    locales = Locale.objects.in_bulk({page.locale_id for page in wanting}) if wanting else {}
    for page in wanting:
        if page.locale_id in locales:
            page.locale = locales[page.locale_id]


def _load_targets(pages: list, as_they_are: Iterable) -> dict[int, Targets]:
    wanted: dict[Locale, Wanted] = {}
    for page in pages:
        about = wanted.setdefault(page.locale, Wanted())
        for field in page.passage_fields:
            field.collect(page, about)
    return load_targets(wanted, as_they_are)
