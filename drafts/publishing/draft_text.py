"""What the draft and its corrections say of each page, beside what is live. Compared value by value, so that unchanged pages are left unwritten."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import connection, models
from django.db.models import prefetch_related_objects
from modelcluster.models import get_all_child_relations
from wagtail.models import COMMENTS_RELATION_NAME, Page

from concept_pages.passages.replacing import put_text

from ..models import DraftPage
from ..working_text import OF_THE_PAGE, live_texts, page_with_content

# A draft has no dates of its own: it is public from its publication on.
WITHOUT_DATES = {"go_live_at": None, "expire_at": None, "expired": False}
PAGE_FIELDS = [f for f in Page._meta.local_concrete_fields if not f.primary_key and f.attname not in OF_THE_PAGE]


@dataclass
class Rows:
    """Child rows of one model that publishing adds, writes over and takes away. They keep their ids as long as they are the same row."""

    added: list = field(default_factory=list)
    changed: list = field(default_factory=list)
    gone: list[int] = field(default_factory=list)

    def __bool__(self):
        return bool(self.added or self.changed or self.gone)


@dataclass
class PageText:
    """page: the specific page as the draft has it, with the ids of the rows that are there. row: of the draft. base: the page as it is now."""

    base: Page
    row: DraftPage
    page: Page
    own_fields_changed: bool = False
    page_fields_changed: bool = False
    rows: dict[type[models.Model], Rows] = field(default_factory=dict)

    @property
    def is_changed(self) -> bool:
        return self.own_fields_changed or self.page_fields_changed or bool(self.rows) or not self.base.live


def texts_of(rows: Iterable[DraftPage], bases: dict[int, Page]) -> list[PageText]:
    """One PageText for each row of the draft. bases: page id -> page as it is now. SQL grows with the kinds of child rows alone."""
    rows = list(rows)
    prefetch_related_objects(rows, "corrections")
    live = {page.pk: page for page in live_texts([row.page_id for row in rows])}
    return [_text(row, bases[row.page_id], live[row.page_id]) for row in rows]


def _text(row: DraftPage, base: Page, live: Page) -> PageText:
    page = page_with_content(base, row.revision.content)
    for name, value in WITHOUT_DATES.items():
        setattr(page, name, value)
    if row.path:
        page.slug = row.path.rpartition("/")[2]  # pages of one address were told apart
    for correction in row.corrections.all():
        put_text(page, correction.anchor, correction.value)
    text = PageText(base, row, page)
    text.page_fields_changed = values(page, PAGE_FIELDS) != values(live, PAGE_FIELDS)
    text.own_fields_changed = values(page, own_fields(page)) != values(live, own_fields(page))
    for relation in text_relations(type(page)):
        found = _rows(relation, page, live)
        if found:
            text.rows[relation.related_model] = found
    return text


def own_fields(page) -> list[models.Field]:
    return [f for f in type(page)._meta.local_concrete_fields if not f.primary_key]


def text_relations(model: type[Page]) -> list:
    """Child relations that belong to the text. Comments belong to the working text."""
    return [r for r in get_all_child_relations(model) if r.get_accessor_name() != COMMENTS_RELATION_NAME]


def values(instance, fields) -> list:
    """As they would be stored: 14.5 and 14.50 are one value."""
    return [_stored(f, getattr(instance, f.attname)) for f in fields]


def _stored(f: models.Field, value):
    if value is None or f.is_relation:
        return value
    if f.get_internal_type() == "JSONField":
        return f.get_prep_value(value)
    return f.get_db_prep_save(value, connection)


def _rows(relation, page: Page, live: Page) -> Rows:
    """Pairs the draft's rows with those that are there, by translation key: a row that was new when it was frozen has no id in the draft."""
    there = defaultdict(list)
    for row in getattr(live, relation.get_accessor_name()).all():
        there[row.translation_key].append(row)
    found = Rows()
    fields = [f for f in relation.related_model._meta.local_concrete_fields if not f.primary_key]
    for row in getattr(page, relation.get_accessor_name()).all():
        setattr(row, relation.field.attname, page.pk)
        row.locale_id = row.locale_id or page.locale_id  # which Wagtail gives a new row when it is first saved
        same = there[row.translation_key]
        if not same:
            row.pk = None
            found.added.append(row)
            continue
        old = same.pop(0)
        row.pk = old.pk
        if values(row, fields) != values(old, fields):
            found.changed.append(row)
    found.gone = [row.pk for rest in there.values() for row in rest]
    return found
