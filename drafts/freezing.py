"""Freezing: a whole document becomes a numbered draft that never changes."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page, get_page_models

from concept_pages.acting import name_of
from concept_pages.models.document import DocumentPage
from concept_pages.models.keys import free_among
from concept_pages.passages import Section, sections_of_pages

from .bulk_rows import insert_rows
from .clock import now
from .exceptions import FreezeRefused, NothingChanged
from .frozen_files import keep_files
from .guards.door import FREEZING
from .manifest import draft_digest, in_order, page_digest
from .models import Draft, DraftPage, Stage
from .outlining.places import working_outline
from .paths import fields_of, paths_in_draft
from .signals import draft_frozen
from .versions import copied_versions
from .working_text import document_paths, pages_below, working_pages


@dataclass
class _Page:
    """A page of the draft to be: its working text, place, address and passages."""

    page: Page
    place: object
    path: str
    sections: list
    field_key: str


def freeze_draft(*, document, user, change_note: str = "", name: str = "", even_if_unchanged: bool = False) -> Draft:
    """Makes the next draft of `document` (an analysis or plan, in any language) out of its working text and outline, in one transaction.

    user: who freezes, with the permission `drafts.freeze_draft`; None for commands. even_if_unchanged: also where nothing changed since the last
    draft. Raises PermissionDenied, NothingChanged, or FreezeRefused where the page is no document or
    the name too long.
    """
    if user is not None and not user.has_perm("drafts.freeze_draft"):
        raise PermissionDenied(_("You may not freeze drafts."))
    name, change_note = _as_written(name), (change_note or "").replace("\0", "").strip()
    with FREEZING.opened(f"next draft of {document}"):
        source = _locked_document(document)
        _lock_pages(source)
        pages = _pages_of_draft(source)
        rows = [_row(page) for page in pages]
        draft = _new_draft(source, pages[0].page, rows, user, change_note, name)
        _refuse_unchanged(draft, even_if_unchanged)
        draft.save(force_insert=True)
        _write(draft, pages, rows)
        keep_files(draft, rows)
        transaction.on_commit(lambda: draft_frozen.send(sender=Draft, draft_id=draft.pk))
    return draft


def _as_written(name: str) -> str:
    """On one line. Raises FreezeRefused where it is too long."""
    words, most = " ".join((name or "").replace("\0", "").split()), Draft._meta.get_field("name").max_length
    if len(words) > most:
        raise FreezeRefused(_("The name is longer than %(most)s characters. Shorten it.") % {"most": most})
    return words


def rows_to_freeze(document, *, locale: Locale | None = None) -> list[dict]:
    """What freezing the document (in the source language) would write now, of all languages or of one: the DraftPages without draft and revision.
    Nothing is changed.
    """
    return [_row(page) for page in _pages_of_draft(document, locale)]


def _locked_document(document) -> Page:
    """The document in its source language, locked, so that two drafts never get one number."""
    ContentType.objects.get_for_models(
        *get_page_models(), Page
    )  # in one query, where this process has not met them yet
    page = document.specific
    if not isinstance(page, DocumentPage):
        raise FreezeRefused(_("Only an analysis or an action plan can be frozen, not “%s”.") % page)
    same = Page.objects.select_for_update().filter(translation_key=page.translation_key)
    return same.order_by("pk").filter(locale=Locale.get_default()).first() or same.get(pk=page.pk)


def _lock_pages(source: Page) -> None:
    """Before their texts are read: what an editor saves meanwhile is not in the copy of a version while the passages are without it."""
    list(pages_below(document_paths(source)).select_for_update().values_list("pk", flat=True))


def _pages_of_draft(source: Page, locale: Locale | None = None) -> list[_Page]:
    """All pages that the draft takes in, or those in one language: language by language, in reading order; the document in its source language first."""
    pages = working_pages(source)
    own = [page for page in pages if page.locale_id == source.locale_id and page.pk != source.pk]
    outline = working_outline(source, own)
    kept = [p for p in pages if p.translation_key in outline and not outline[p.translation_key].left_out]
    kept.sort(
        key=lambda p: (p.locale_id != source.locale_id, p.locale.language_code, outline[p.translation_key].position)
    )
    paths = paths_in_draft(kept, outline, source.locale_id)
    fields = fields_of(kept, outline)
    asked = [page for page in kept if locale is None or page.locale_id == locale.pk]
    read = sections_of_pages(asked, as_they_are=kept)
    return [
        _Page(page, outline[page.translation_key], paths[page.pk], sections, fields[page.translation_key])
        for page, (sections, _targets) in zip(asked, read, strict=True)
    ]


def _row(item: _Page) -> dict:
    """The DraftPage, but for its draft and revision."""
    page = item.page
    content = content_of(page, item.sections)
    return content | {
        "page_id": page.pk,
        "locale_id": page.locale_id,
        "page_key": page.translation_key,
        "parent_key": item.place.parent_key,
        "position": item.place.position,
        "depth": item.place.depth,
        "path": item.path,
        "field_key": item.field_key,
        "digest": page_digest(**content),
    }


def content_of(page, sections: list[Section]) -> dict:
    """What a draft has of the page, wherever it stands."""
    return {
        "type": f"{page._meta.app_label}.{page._meta.model_name}",
        "number": getattr(page, "number", "") or "",
        "title": page.title,
        "sections": [
            {"name": s.name, "heading": s.heading, "kind": s.kind, "count": len(s.passages)} for s in sections
        ],
        "passages": [
            {name: getattr(passage, name) for name in ("anchor", "label", "html", "text", "lang", "digest")}
            for section in sections
            for passage in section.passages
        ],
    }


def _new_draft(source: Page, text, rows: list[dict], user, change_note: str, name: str) -> Draft:
    number, key = _number_and_key(source, text.key)
    return Draft(
        document=source,
        number=number,
        name=name,
        change_note=change_note,
        frozen_at=now(),
        frozen_by=name_of(user),
        user=user,
        digest=_digest(rows),
        title=text.title,
        document_key=key,
        stage=first_stage(text),
    )


def _number_and_key(source: Page, key: str) -> tuple[int, str]:
    """Of the next draft. The key is the document's, unless another document has it: two concepts have an analysis each, and a cited address means
    one draft for good. One query.
    """
    known = Draft.objects.filter(Q(document=source) | Q(document_key__startswith=key)).order_by("number")
    rows = list(known.values_list("document", "number", "document_key"))
    own = [row for row in rows if row[0] == source.pk]
    if own:
        return own[-1][1] + 1, own[-1][2]
    return 1, free_among(key, {taken for _document, _number, taken in rows})


def first_stage(document) -> Stage:
    return Stage.objects.filter(procedure__kind=document.resolution_kind).order_by("order")[0]


def _digest(rows: list[dict]) -> str:
    codes = dict(Locale.objects.values_list("pk", "language_code"))
    ordered = in_order((codes[row["locale_id"]], row["position"], row["digest"], row["path"]) for row in rows)
    return draft_digest((digest, language, path) for language, _position, digest, path in ordered)


def _refuse_unchanged(draft: Draft, even_if_unchanged: bool) -> None:
    last = Draft.objects.filter(document=draft.document_id, number=draft.number - 1, digest=draft.digest).first()
    if last is not None and not even_if_unchanged:
        raise NothingChanged(
            _("Nothing has changed since draft %(number)s, so there is nothing to freeze.") % {"number": last.number}
        )


def _write(draft: Draft, pages: list[_Page], rows: list[dict]) -> None:
    versions = copied_versions([item.page for item in pages])
    insert_rows(DraftPage, [row | {"draft_id": draft.pk} | versions[row["page_id"]] for row in rows])
