"""What the entries of the outbox mean: the documents concerned, as the database has them now."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from wagtail.models import Page, ReferenceIndex

from drafts.models import DraftPage

from ..compound_words import refresh
from ..engines import Change, Document, Gone
from ..models import Due
from ..shelves import languages, live_shelf
from .draft_pages import changes_of_drafts
from .live_pages import documents_of_pages, public_pages

TOGETHER = 100  # pages read at once


def new_version() -> int:
    """Taken before the database is read: of two that read at once, what the later one saw counts. What editors say of compounds is read then too."""
    refresh()
    return time.time_ns() // 1000


def changes_of(due: Iterable[Due]) -> Iterator[Change]:
    version = new_version()
    keys: dict[str, set[str]] = {}
    for entry in due:
        keys.setdefault(entry.kind, set()).add(entry.key)
    pages = {int(key) for key in keys.get("page", ())}
    pages |= set(pages_meant(keys)) | pages_that_name(pages)
    yield from changes_of_pages(sorted(pages), version)
    yield from draft_changes(drafts_meant(keys), version)


def pages_meant(keys: dict[str, set[str]]) -> Iterable[int]:
    """Ids of the pages below a restriction, of a measure in all languages, and of a language whose shared facts have other names."""
    asked = Q(pk__in=[])
    if languages_changed := keys.get("language"):
        asked |= Q(locale__in=languages_changed, live=True)
    if measures := keys.get("measure"):
        asked |= Q(translation_key__in=[UUID(key) for key in measures], live=True)
    for place in restricted(keys):
        asked |= Q(path__startswith=place, live=True)
    return Page.objects.filter(asked).values_list("pk", flat=True)


def pages_that_name(ids: set[int]) -> set[int]:
    """Their passages hold titles and numbers of these: goals of a measure, links. They point to the source language's page, and show the reader's."""
    named = Page.objects.filter(translation_key__in=Page.objects.filter(pk__in=ids).values("translation_key"))
    kind = ContentType.objects.get_for_model(Page)
    sources = ReferenceIndex.objects.filter(
        base_content_type=kind,
        to_content_type=kind,
        to_object_id__in=[str(pk) for pk in named.values_list("pk", flat=True)],
    )
    return {int(pk) for pk in sources.values_list("object_id", flat=True).distinct()}


def drafts_meant(keys: dict[str, set[str]]) -> Q:
    asked = Q(pk__in=keys.get("draft_page", ())) | Q(draft__in=keys.get("draft", ()))
    for place in restricted(keys):
        asked |= Q(draft__document__path__startswith=place)
    return asked


def restricted(keys: dict[str, set[str]]) -> list[str]:
    """Paths of pages whose privacy changed: in all languages, for what is private is so in each."""
    if "tree" not in keys:
        return []
    said = Page.objects.filter(pk__in=keys["tree"]).values("translation_key")
    return list(Page.objects.filter(translation_key__in=said).values_list("path", flat=True))


def changes_of_pages(ids: list[int], version: int) -> Iterator[Change]:
    for at in range(0, len(ids), TOGETHER):
        some = ids[at : at + TOGETHER]
        documents = documents_of_pages(some, version)
        yield from documents
        there = {int(document.kept["page"]) for document in documents}
        for id in some:
            if id not in there:
                yield from (Gone(f"page-{id}", version, live_shelf(code)) for code in languages())


def draft_changes(asked: Q, version: int) -> Iterator[Change]:
    ids = list(DraftPage.objects.filter(asked).order_by("pk").values_list("pk", flat=True))
    for at in range(0, len(ids), TOGETHER):
        rows = DraftPage.objects.filter(pk__in=ids[at : at + TOGETHER]).order_by("pk")
        yield from changes_of_drafts(rows, version)


def everything(version: int) -> Iterator[Document]:
    ids = list(public_pages().order_by("pk").values_list("pk", flat=True))
    for changes in (changes_of_pages(ids, version), draft_changes(Q(), version)):
        yield from (change for change in changes if isinstance(change, Document))
