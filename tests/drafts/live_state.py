"""What is public of a document, and what a draft with its corrections says should be: both as comparable values, page by page in reading order."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from wagtail.models import Page

from concept_pages.passages import sections_of_pages
from concept_pages.whole_document import specific_in_one
from drafts.models import Correction, Draft, DraftPage
from drafts.working_text import document_paths, pages_below


@dataclass(frozen=True)
class PublicPage:
    """passages: anchor and digest of each, in order. parent: key of the page above it, None for the document."""

    page_id: int
    parent: object
    slug: str
    number: str
    title: str
    passages: tuple


def live_state(document) -> dict[int, list[PublicPage]]:
    """By language, from Wagtail's own tables: the tree, the pages, their rows."""
    below = pages_below(document_paths(document))
    keys = dict(below.values_list("path", "translation_key"))
    pages = specific_in_one(below.filter(live=True))
    found: dict[int, list[PublicPage]] = defaultdict(list)
    for page, (sections, _targets) in zip(pages, sections_of_pages(pages), strict=True):
        found[page.locale_id].append(
            PublicPage(
                page.pk,
                keys.get(page.path[: -Page.steplen]),
                page.slug if page.path[: -Page.steplen] in keys else "",
                getattr(page, "number", ""),
                page.title,
                tuple((p.anchor, p.digest) for section in sections for p in section.passages),
            )
        )
    return found


class Expected:
    """From the frozen rows alone, whose passages the corrections change. Frozen rows are read once."""

    def __init__(self):
        self.read: dict[int, list[DraftPage]] = {}

    def state(self, draft: Draft, locale_id: int) -> list[PublicPage]:
        if draft.pk not in self.read:
            self.read[draft.pk] = list(draft.pages.order_by("position").defer("sections"))
        everywhere = self.read[draft.pk]
        rows = [row for row in everywhere if row.locale_id == locale_id]
        above, here = {row.page_key: row.parent_key for row in everywhere}, {row.page_key for row in rows}
        corrections = Correction.objects.filter(draft_page__draft=draft).order_by("at", "pk")
        corrected = {(one.draft_page_id, one.anchor): one.digest for one in corrections}
        return [
            PublicPage(
                row.page_id,
                nearest(row.parent_key, above, here),
                row.path.rpartition("/")[2],
                row.number,
                row.title,
                tuple((p["anchor"], corrected.get((row.pk, p["anchor"]), p["digest"])) for p in row.passages),
            )
            for row in rows
        ]


def nearest(key, above: dict, here: set):
    """The page above, or in a language that lacks it the next one up."""
    while key is not None and key not in here:
        key = above[key]
    return key


def differences(live: list[PublicPage], frozen: list[PublicPage]) -> list[str]:
    """In words; empty where both are one."""
    if [page.page_id for page in live] != [page.page_id for page in frozen]:
        return [f"public are {[p.title for p in live]}, but the draft has {[p.title for p in frozen]}"]
    return [
        f"{one.title}: {name} is public as {getattr(one, name)} instead of {getattr(other, name)}"
        for one, other in zip(live, frozen, strict=True)
        for name in vars(one)
        if getattr(one, name) != getattr(other, name)
    ]
