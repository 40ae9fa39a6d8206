"""Is a draft still the text that was frozen? Everything is computed anew from what is stored."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.core.cache import cache
from django.utils import timezone
from django.utils.translation import gettext as _

from concept_pages.passages.canonical import digest_of
from concept_pages.passages.visible_text import plain_text

from .frozen_files import is_as_frozen
from .manifest import address_in_manifest, draft_digest, in_order, page_digest
from .models import Correction, Draft, DraftPage
from .versions import version_digest


@dataclass
class Difference:
    """One page that is not as it was frozen. anchors: of the passages concerned; empty where the page as a whole is."""

    draft: Draft
    address: str
    title: str
    anchors: list[str] = field(default_factory=list)

    def __str__(self):
        where = f"{self.draft}: {self.address} ({self.title})"
        return f"{where}: {', '.join(self.anchors)}" if self.anchors else where


HOURS_KEPT = 24


@dataclass(frozen=True)
class Verification:
    """found: what differs, in words."""

    at: datetime.datetime
    found: tuple[str, ...]


def verification(draft: Draft) -> Verification:
    """Verifies the draft now, and remembers the result for `last_verification`."""
    result = Verification(timezone.now(), tuple(map(str, differences(draft))))
    cache.set(_cache_key(draft), result, HOURS_KEPT * 3600)
    return result


def last_verification(draft: Draft) -> Verification | None:
    """The last result within a day; computing it takes a second for a large draft."""
    return cache.get(_cache_key(draft))


def _cache_key(draft: Draft) -> str:
    return f"verification-{draft.pk}-{draft.digest}"


def differences(draft: Draft) -> list[Difference]:
    """Pages and passages of the draft that differ from what was frozen; empty where all is as it was. Page by page in memory; the number of queries does not grow."""
    found, computed = [], []
    for row in draft.pages.select_related("locale", "revision").iterator(chunk_size=200):
        address = address_in_manifest(row.locale.language_code, row.path)
        anchors = list(_changed_passages(row))
        digest = page_digest(**content_of(row))
        if anchors or digest != row.digest:
            found.append(Difference(draft, address, str(row), anchors))
        if version_digest(row.revision.content) != row.version_digest:
            found.append(Difference(draft, address, _("the stored version of “%(page)s”") % {"page": row}))
        computed.append((row.locale.language_code, row.position, digest, row.path))
    lines = [(digest, language, path) for language, _position, digest, path in in_order(computed)]
    if draft_digest(lines) != draft.digest and not found:
        found.append(Difference(draft, "", _("the order or number of its pages")))
    found += _changed_corrections(draft)
    kept = draft.files.select_related("file").order_by("file__name")
    found += [Difference(draft, _("file"), row.file.name) for row in kept if not is_as_frozen(row.file)]
    return found


def _changed_corrections(draft: Draft) -> Iterator[Difference]:
    """Corrections have a digest of their own, as passages have."""
    for one in Correction.objects.filter(draft_page__draft=draft).select_related("draft_page__locale"):
        if one.digest != digest_of(one.html) or one.text != plain_text(one.html):
            row = one.draft_page
            address = address_in_manifest(row.locale.language_code, row.path)
            yield Difference(draft, address, _("correction of “%(page)s”") % {"page": row}, [one.anchor])


def content_of(row: DraftPage) -> dict:
    """What a page's digest is over, with the digests of passages computed anew."""
    passages = [passage | {"digest": digest_of(passage["html"])} for passage in row.passages]
    return {
        "type": row.type,
        "number": row.number,
        "title": row.title,
        "sections": row.sections,
        "passages": passages,
    }


def _changed_passages(row: DraftPage) -> Iterator[str]:
    for passage in row.passages:
        if passage["digest"] != digest_of(passage["html"]) or passage["text"] != plain_text(passage["html"]):
            yield passage["anchor"]
