"""Hits as readers see them: titles and ways of today, from the database. What the reader may not see (any more) is left out, whatever the index says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import F
from django.utils.text import capfirst
from wagtail.models import Page, get_page_models

from concept_pages.homes import Addresses
from concept_pages.querysets import with_numbers
from concept_pages.tree import DOCUMENT_DEPTH, ancestor_paths
from drafts.models import Draft, DraftPage
from drafts.text.addresses import page_address

from ..engines import FoundPassage, Hit
from ..indexing.live_pages import public_pages
from .scopes import VisibleDrafts

Row = Any  # a named tuple of the columns that were asked for


@dataclass
class ShownHit:
    """breadcrumbs: titles of what stands above, from the document down. draft: in words, empty for what is in force. key: the page's in all
    languages. also, changed: see beside.py.
    """

    hit: Hit
    title: str
    url: str
    type: str
    language: str
    breadcrumbs: list[str] = field(default_factory=list)
    number: str = ""
    draft: str = ""
    draft_id: int | None = None
    key: UUID | None = None
    also: list = field(default_factory=list)
    changed: str = ""

    @property
    def type_label(self) -> str:
        return type_label(self.type)

    @property
    def best(self) -> FoundPassage | None:
        return self.hit.passages[0] if self.hit.passages else None

    @property
    def further(self) -> list[tuple[FoundPassage, str]]:
        """With the address of each."""
        return [(passage, f"{self.url}#{passage.anchor}") for passage in self.hit.passages[1:]]

    @property
    def address(self) -> str:
        return f"{self.url}#{self.best.anchor}" if self.best else self.url


def type_label(name: str) -> str:
    model = next((model for model in get_page_models() if model._meta.model_name == name), Page)
    return capfirst(str(model._meta.verbose_name))


def shown_hits(hits: Iterable[Hit], drafts: VisibleDrafts) -> list[ShownHit]:
    """In the engine's order. At most three queries, however many there are."""
    hits = list(hits)
    pages = live_pages([hit.kept["page"] for hit in hits if "page" in hit.kept])
    rows = draft_pages([hit.kept["draft_page"] for hit in hits if "draft_page" in hit.kept], drafts)
    above, addresses = titles_above(pages.values()), Addresses()
    shown = []
    for hit in hits:
        if page := pages.get(hit.kept.get("page")):
            shown.append(of_page(hit, page, above, addresses))
        elif row := rows.get(hit.kept.get("draft_page")):
            shown.append(of_draft(hit, row, drafts.by_id[row.draft_id]))
    return shown


def live_pages(ids: list[int]) -> dict[int, Row]:
    """Rows instead of pages: making pages takes longer than asking for them."""
    if not ids:
        return {}
    found = with_numbers(public_pages().filter(pk__in=ids)).order_by()
    named = {"language": F("locale__language_code"), "type": F("content_type__model")}
    columns = ("pk", "path", "url_path", "title", "number", "translation_key", *named)
    return {row.pk: row for row in found.annotate(**named).values_list(*columns, named=True)}


def draft_pages(ids: list[int], drafts: VisibleDrafts) -> dict[int, Row]:
    if not ids:
        return {}
    found = DraftPage.objects.filter(pk__in=ids, draft__in=drafts.by_id).order_by()
    columns = ("pk", "draft_id", "path", "title", "number", "type", "page_key", "language")
    rows = found.annotate(language=F("locale__language_code")).values_list(*columns, named=True)
    return {row.pk: row for row in rows}


def titles_above(pages: Iterable[Row]) -> dict[str, str]:
    """path -> title with number, of the documents and what stands in them."""
    step = Page.steplen * DOCUMENT_DEPTH
    paths = {path for page in pages for path in ancestor_paths(page, inclusive=False) if len(path) >= step}
    if not paths:
        return {}
    found = with_numbers(Page.objects.filter(path__in=paths)).order_by().values_list("path", "number", "title")
    return {path: f"{number} {title}".strip() for path, number, title in found}


def of_page(hit: Hit, page: Row, above: dict[str, str], addresses: Addresses) -> ShownHit:
    crumbs = [above[path] for path in ancestor_paths(page, inclusive=False) if path in above]
    return ShownHit(
        hit,
        page.title,
        addresses.of(page.url_path, page.language),
        page.type,
        page.language,
        breadcrumbs=crumbs,
        number=page.number,
        key=page.translation_key,
    )


def of_draft(hit: Hit, row: Row, draft: Draft) -> ShownHit:
    return ShownHit(
        hit,
        row.title,
        page_address(draft, row.path),
        row.type.rpartition(".")[2].lower(),
        row.language,
        breadcrumbs=[draft.title],
        number=row.number,
        draft=draft.short_name,
        draft_id=draft.pk,
        key=row.page_key,
    )
