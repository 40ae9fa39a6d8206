"""Writes pages and their rows: one statement for each table, whatever the number of pages."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime

from django.db import models
from wagtail.models import Page, Revision

from ..bulk_rows import insert_rows, update_rows
from ..versions import OLDER
from .draft_text import PAGE_FIELDS, PageText, own_fields
from .places import TreePlace, place_now


def write_texts(texts: list[PageText], now: datetime) -> None:
    """Makes each page's live text what `texts` say."""
    for text in texts:
        _mark_as_live(text, now)
    update_rows(Page, [_page_row(text.page) for text in texts])
    by_type = defaultdict(list)
    for text in texts:
        if text.own_fields_changed:
            by_type[type(text.page)].append(_own_row(text.page))
    for model, rows in by_type.items():
        update_rows(model, rows)
    _write_child_rows(texts)
    _end_schedules(texts)


def _mark_as_live(text: PageText, now: datetime) -> None:
    """What Wagtail's own publishing sets. The page has unpublished changes where its working text was written after the draft was frozen."""
    page, pinned = text.page, text.row.revision
    latest = text.base.latest_revision_created_at
    page.live = True
    page.has_unpublished_changes = latest is not None and latest > pinned.created_at + OLDER
    page.live_revision_id = pinned.pk
    page.last_published_at = now
    page.first_published_at = page.first_published_at or now


STATE = ("live", "has_unpublished_changes", "live_revision_id", "last_published_at", "first_published_at")


def _page_row(page: Page) -> dict:
    names = ["id", *STATE, *(field.attname for field in PAGE_FIELDS)]
    return {name: getattr(page, name) for name in names}


def _own_row(page: Page) -> dict:
    return {page._meta.pk.attname: page.pk} | {
        field.attname: getattr(page, field.attname) for field in own_fields(page)
    }


def _write_child_rows(texts: list[PageText]) -> None:
    """Rows that go first make room for those that come."""
    by_model = defaultdict(list)
    for text in texts:
        for model, rows in text.rows.items():
            by_model[model].append(rows)
    for model, found in by_model.items():
        gone = [pk for rows in found for pk in rows.gone]
        if gone:
            model._base_manager.filter(pk__in=gone)._raw_delete(model._base_manager.db)
        update_rows(model, [_child_row(row) for rows in found for row in rows.changed])
        added = [row for rows in found for row in rows.added]
        insert_rows(model, [_child_row(row, new=True) for row in added])
        _fetch_ids(model, added)


def _child_row(row: models.Model, *, new: bool = False) -> dict:
    fields = row._meta.local_concrete_fields
    return {field.attname: getattr(row, field.attname) for field in fields if not (new and field.primary_key)}


def _fetch_ids(model: type[models.Model], added: list) -> None:
    """Nothing else has rows with these keys in these languages: the database insists."""
    if added:
        keys = [row.translation_key for row in added]
        found = model._base_manager.filter(translation_key__in=keys).values_list("translation_key", "locale_id", "pk")
        ids = {(key, locale): pk for key, locale, pk in found}
        for row in added:
            row.pk = ids[row.translation_key, row.locale_id]


def _end_schedules(texts: list[PageText]) -> None:
    ids = [str(text.page.pk) for text in texts]
    content_type = texts[0].row.revision.base_content_type_id if texts else None
    of_pages = Revision.objects.filter(base_content_type_id=content_type, object_id__in=ids)
    of_pages.exclude(approved_go_live_at=None).update(approved_go_live_at=None)


def withdraw(pages: list[Page]) -> None:
    """Takes pages that the draft leaves out off the public site; they stay as working texts."""
    if pages:
        Page.objects.filter(pk__in=[page.pk for page in pages]).update(
            live=False, has_unpublished_changes=True, live_revision=None
        )


def write_places(pages: list[Page], places: dict[int, TreePlace]) -> list[Page]:
    """Moves pages in Wagtail's tree, and gives back those that moved. First out of each other's way: no two may have one place, not even for
    the time of a statement.
    """
    moved = [page for page in pages if place_now(page) != places[page.pk]]
    elsewhere = [page for page in moved if page.path != places[page.pk].path]
    update_rows(Page, [{"id": page.pk, "path": f"~{page.pk}"} for page in elsewhere])
    update_rows(Page, [{"id": page.pk, **vars(places[page.pk])} for page in moved])
    return moved
