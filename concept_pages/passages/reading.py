"""Reads the passages of pages: one after another, or of a whole document with a constant number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import models
from django.db.models import Value
from django.utils import translation

from .passage import Passage, Section
from .targets import Targets, Wanted, using


def sections_of(page) -> tuple[list[Section], Targets]:
    """The page's sections in reading order, and what they point to."""
    (sections, targets), *_ = _read([page])
    return sections, targets


def passages_of(pages: Iterable) -> list[list[Passage]]:
    """The passages of each specific page, in order. SQL does not grow with the number of pages, only with that of their types and languages."""
    return [[passage for section in sections for passage in section.passages] for sections, _ in _read(list(pages))]


def _read(pages: list) -> list[tuple[list[Section], Targets]]:
    with loaded_rows(pages):
        targets_by_locale = _load_targets(pages)
        return [_sections(page, targets_by_locale[page.locale_id]) for page in pages]


def _sections(page, targets: Targets) -> tuple[list[Section], Targets]:
    with translation.override(page.locale.language_code), using(targets):
        return [field.section(page, targets) for field in page.passage_fields], targets


def _load_targets(pages: list) -> dict[int, Targets]:
    wanted: dict[int, Wanted] = defaultdict(Wanted)
    locales = {}
    for page in pages:
        locales[page.locale_id] = page.locale
        for field in page.passage_fields:
            field.collect(page, wanted[page.locale_id])
    return {pk: Targets(wanted[pk], locale) for pk, locale in locales.items()}


@contextmanager
def loaded_rows(pages: list) -> Iterator[None]:
    """Fetches the child rows that passages need for all pages at once: all reference rows in one query, other rows one query a relation.

    Rows that a page carries in memory (a draft made from a revision) stay as they are; rows fetched here are let go afterwards, so that a later
    save of the page does not write them back.
    """
    from ..models.rows import ReferenceRow

    plain, references = defaultdict(list), defaultdict(list)
    for page in pages:
        for name in {f.relation for f in page.passage_fields if f.relation}:
            if page.pk and name not in _cluster(page):
                relation = page._meta.get_field(name)
                is_reference = issubclass(relation.related_model, ReferenceRow)
                (references if is_reference else plain)[relation].append(page)
    for relation, owners in plain.items():
        rows = relation.related_model.objects.filter(page__in=[p.pk for p in owners])
        _attach(relation.name, owners, rows.order_by("sort_order"))
    _load_references(references)
    try:
        yield
    finally:
        for relation, owners in (plain | references).items():
            for page in owners:
                _cluster(page).pop(relation.name, None)


def _load_references(wanted: dict) -> None:
    relations = list(wanted)
    if not relations:
        return
    queries = [
        relation.related_model.objects.filter(page__in=[p.pk for p in wanted[relation]])
        .order_by()
        .annotate(relation_index=Value(index, models.IntegerField()))
        .values_list(
            "relation_index",
            "id",
            "page_id",
            "target_id",
            "sort_order",
            "translation_key",
            "locale_id",
        )
        for index, relation in enumerate(relations)
    ]
    rows = defaultdict(list)
    for index, pk, page_id, target_id, order, key, locale_id in sorted(
        queries[0].union(*queries[1:], all=True),
        key=lambda row: (row[0], row[4] or 0, row[1]),
    ):
        model = relations[index].related_model
        row = model(
            id=pk,
            page_id=page_id,
            target_id=target_id,
            sort_order=order,
            translation_key=key,
            locale_id=locale_id,
        )
        rows[index].append(row)
    for index, relation in enumerate(relations):
        _attach(relation.name, wanted[relation], rows[index])


def _attach(name: str, owners: list, rows: Iterable) -> None:
    by_page = defaultdict(list)
    for row in rows:
        by_page[row.page_id].append(row)
    for page in owners:
        for row in by_page[page.pk]:
            row._state.adding, row._state.db = False, page._state.db
        _cluster(page)[name] = by_page[page.pk]


def _cluster(page) -> dict:
    """modelcluster's store of child rows held in memory."""
    return page.__dict__.setdefault("_cluster_related_objects", {})
