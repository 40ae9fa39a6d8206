"""What is said beside a hit: where else the same page stands, and whether it changed since the draft before. Only what the reader may see."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from django.db.models import F, Q
from django.utils.translation import gettext as _

from concept_pages.homes import Addresses
from drafts.comparing.stored import VERSION, StoredComparing
from drafts.models import Comparison, Draft, DraftPage, Publication
from drafts.text.addresses import page_address

from ..indexing.live_pages import public_pages
from .hits import Row, ShownHit
from .scopes import VisibleDrafts


@dataclass(frozen=True)
class Elsewhere:
    """language: where it is another than the hit's."""

    label: str
    url: str
    language: str = ""


class Version(NamedTuple):
    """A public page in one language."""

    key: UUID
    language: str
    url: str


def tell(hits: list[ShownHit], drafts: VisibleDrafts) -> None:
    """At most four queries, however many hits there are."""
    keys = {hit.key for hit in hits if hit.key}
    if not keys:
        return
    pages = pages_of(keys)
    rows = rows_of(keys, drafts)
    for hit in hits:
        own_pages = [page for page in pages if page.key == hit.key]
        own_rows = [row for row in rows if row.page_key == hit.key]
        in_draft = draft_page_beside if hit.draft_id else live_page_beside
        hit.also = [*drafts_beside(hit, own_rows, drafts), *in_draft(hit, own_pages, own_rows, drafts)]
    tell_changes(hits, rows, drafts)


def pages_of(keys: set[UUID]) -> list[Version]:
    """In all languages."""
    found = public_pages().filter(translation_key__in=keys).order_by("path")
    rows = found.annotate(language=F("locale__language_code")).values_list("translation_key", "url_path", "language")
    addresses = Addresses()
    return [Version(key, language, addresses.of(url_path, language)) for key, url_path, language in rows]


def rows_of(keys: set[UUID], drafts: VisibleDrafts) -> list[Row]:
    """Of these pages, and of the documents themselves: they say which languages a draft has."""
    if not drafts.all:
        return []
    found = DraftPage.objects.filter(Q(page_key__in=keys) | Q(path=""), draft__in=drafts.by_id)
    rows = found.annotate(language=F("locale__language_code")).order_by("draft__number", "language", "position")
    return list(rows.values_list("draft_id", "page_key", "path", "language", named=True))


def drafts_beside(hit: ShownHit, rows: list[Row], drafts: VisibleDrafts) -> Iterable[Elsewhere]:
    """The newest first."""
    its = [row for row in rows if row.draft_id != hit.draft_id and row.language == hit.language]
    for row in sorted(its, key=lambda row: -drafts.by_id[row.draft_id].number):
        draft = drafts.by_id[row.draft_id]
        yield Elsewhere(draft.short_name, page_address(draft, row.path))


def live_page_beside(hit: ShownHit, pages: list[Version], *_rest) -> Iterable[Elsewhere]:
    """Its other languages."""
    for page in pages:
        if page.language != hit.language:
            yield Elsewhere("", page.url, page.language)


def draft_page_beside(
    hit: ShownHit, pages: list[Version], rows: list[Row], drafts: VisibleDrafts
) -> Iterable[Elsewhere]:
    """What is in force, and the draft's other languages."""
    for page in pages:
        if page.language == hit.language:
            yield Elsewhere(_("the text in force"), page.url)
    for row in rows:
        if row.draft_id == hit.draft_id and row.language != hit.language:
            yield Elsewhere("", page_address(drafts.by_id[row.draft_id], row.path), row.language)


# --- Changes -----------------------------------------------------------------------


def tell_changes(hits: list[ShownHit], rows: list[Row], drafts: VisibleDrafts) -> None:
    own = drafts_of_hits(hits, rows, drafts)
    languages = {(row.draft_id, row.language) for row in rows if not row.path}
    pairs: dict[tuple[Draft, Draft, str], list[ShownHit]] = {}
    for hit, draft in own:
        before = drafts.before(draft)
        if before and (before.pk, hit.language) in languages:
            pairs.setdefault((before, draft, hit.language), []).append(hit)
    for (before, _draft, _language), (overview, of_pair) in compared(pairs).items():
        changed = {page["key"]: page for page in overview["pages"]}
        for hit in of_pair:
            if page := changed.get(str(hit.key)):
                words = _("new since draft %(number)s") if page["is_new"] else _("changed since draft %(number)s")
                hit.changed = words % {"number": before.number}


def drafts_of_hits(hits: list[ShownHit], rows: list[Row], drafts: VisibleDrafts) -> list[tuple[ShownHit, Draft]]:
    """Each with the draft that has its text: its own, or the one that is in force."""
    public = drafts_in_force(drafts) if any(not hit.draft_id for hit in hits) else {}
    found = []
    for hit in hits:
        there = [row.draft_id for row in rows if row.page_key == hit.key and row.language == hit.language]
        wanted = [hit.draft_id] if hit.draft_id else [pk for pk in there if (pk, hit.language) in public]
        found += [(hit, drafts.by_id[pk]) for pk in wanted if pk in drafts.by_id]
    return found


def drafts_in_force(drafts: VisibleDrafts) -> set[tuple[int, str]]:
    """Draft and language. One query."""
    documents = {draft.document_id for draft in drafts.all}
    in_force = Publication.objects.filter(draft__document__in=documents).in_force()
    return {(one.draft_id, code) for (_document, code), one in in_force.items()}


def compared(pairs: dict[tuple[Draft, Draft, str], list[ShownHit]]) -> dict:
    """Pair -> what the synopsis counts of it, and the hits. One query where all were compared before."""
    asked = [Q(older=before, newer=draft, language=language) for before, draft, language in pairs]
    if not asked:
        return {}
    stored = Comparison.objects.filter(version=VERSION).filter(any_of(asked))
    overviews = {(one.older_id, one.newer_id, one.language): one.result for one in stored}
    found = {}
    for (before, draft, language), hits in pairs.items():
        overview = overviews.get((before.pk, draft.pk, language))
        if overview is None:
            overview = StoredComparing(before, draft, language).overview
        found[before, draft, language] = overview, hits
    return found


def any_of(conditions: list[Q]) -> Q:
    found = conditions[0]
    for condition in conditions[1:]:
        found |= condition
    return found
