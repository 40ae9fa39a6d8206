"""Frozen passages as the site's templates print pages: the same sections, numbers and contents, links that stay inside the draft."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from wagtail.documents import get_document_model
from wagtail.models import Page

from concept_pages.passages import Passage, Section
from concept_pages.passages.library_files import load_pictures_with
from concept_pages.querysets import hidden

from ..models import Draft, FrozenFile

LINK = re.compile(r'<a((?: class="title")?) data-page="([0-9a-f-]{36})"[^>]*>(.*?)</a>', re.DOTALL)
DOCUMENT = re.compile(r'<a data-document="([0-9a-f]{40})"[^>]*>(.*?)</a>', re.DOTALL)
IMAGE = re.compile(r'data-image="([0-9a-f]{40})"')


def sections_of(row, links: FrozenLinks) -> list[Section]:
    """The sections of a DraftPage, ready for reading_view."""
    found, start = [], 0
    for section in row.sections:
        stored = row.passages[start : start + section["count"]]
        start += section["count"]
        passages = tuple(
            Passage(p["anchor"], p["label"], mark_safe(links.rewrite(p["html"])), p["text"], p["lang"]) for p in stored
        )
        rows = (None,) * len(passages) if section["kind"] == "row" else ()
        found.append(Section(section["name"], section["heading"], section["kind"], passages, rows))
    return found


class FrozenLinks:
    """Where links of frozen passages lead: to the page in the same draft, else to the public page of today, else nowhere.

    addresses: page key -> address inside the draft. The number of queries does not grow with `rows`.
    drafts: whose files these may show, in the later one's state; without it, that of the rows.
    """

    def __init__(self, rows: Sequence, addresses: dict[str, str], drafts: Sequence[Draft] = ()):
        html = "".join(passage["html"] for row in rows for passage in row.passages)
        self.addresses = dict(addresses)
        outside = {key for _mark, key, _words in LINK.findall(html)} - set(addresses)
        self.addresses |= public_addresses(outside)
        documents, pictures = {digest for digest, _words in DOCUMENT.findall(html)}, set(IMAGE.findall(html))
        drafts = drafts or [rows[0].draft]
        kept = {digest: file for draft in drafts for digest, file in kept_files(draft, documents | pictures).items()}
        addresses_kept = {digest: file.url for digest, file in kept.items()}
        # The library's files have addresses of their own, which anybody can open.
        is_internal = not all(draft.is_open for draft in drafts)
        self.documents = addresses_kept | ({} if is_internal else document_addresses(documents))
        self.targets = FrozenTargets(set() if is_internal else pictures, kept)

    def rewrite(self, html: str) -> str:
        html = LINK.sub(self._link, html)
        return DOCUMENT.sub(self._document, html)

    def _link(self, match: re.Match) -> str:
        url = self.addresses.get(match[2])
        return format_html('<a{} href="{}">{}</a>', mark_safe(match[1]), url, mark_safe(match[3])) if url else match[3]

    def _document(self, match: re.Match) -> str:
        url = self.documents.get(match[1])
        return format_html('<a href="{}">{}</a>', url, mark_safe(match[2])) if url else match[2]


def public_addresses(keys: set[str]) -> dict[str, str]:
    found = Page.objects.filter(~hidden(), translation_key__in=keys, live=True).select_related("locale")
    pages = found if keys else []
    ordered = sorted(pages, key=lambda page: page.locale.language_code == get_language())
    return {str(page.translation_key): page.url for page in ordered}


def document_addresses(digests: set[str]) -> dict[str, str]:
    found = get_document_model().objects.filter(file_hash__in=digests) if digests else []
    return {document.file_hash: document.url for document in found}


@dataclass(frozen=True)
class KeptFile:
    """A file as the draft keeps it, at an address that asks who may read the draft. A picture is its own rendition."""

    url: str
    width: int | None
    height: int | None

    def get_rendition(self, _spec) -> KeptFile:
        return self


def kept_files(draft: Draft, digests: set[str]) -> dict[str, KeptFile]:
    rows = draft.files.filter(file__digest__in=digests).select_related("file") if digests else ()
    return {row.file.digest: kept_file(draft, row.file) for row in rows}


def kept_file(draft: Draft, file: FrozenFile) -> KeptFile:
    url = reverse("draft_file", args=[draft.document_key, draft.number, file.digest])
    return KeptFile(url, file.width, file.height)


class FrozenTargets:
    """What the site's templates ask of targets, for frozen passages: pictures by their file."""

    show_hidden = False
    marker = None
    hidden_pages: frozenset[str] = frozenset()
    pages_in_other_languages: dict[str, str] = {}

    def __init__(self, hashes: set[str], kept: dict[str, KeptFile]):
        self._pictures = kept | (load_pictures_with(hashes) if hashes else {})

    def picture_with_hash(self, file_hash: str):
        return self._pictures.get(file_hash)

    def state(self) -> list[tuple]:
        """By digest, which file each picture is."""
        found = self._pictures.items()
        return sorted((digest, getattr(one, "url", "") or one.file.name) for digest, one in found)
