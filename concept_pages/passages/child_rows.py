"""Child rows of many pages at once: one query for all relations whose rows have the same columns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import models
from django.db.models import Value


@contextmanager
def loaded_rows(pages: list) -> Iterator[None]:
    """Fetches the child rows that passages need.

    Rows that a page carries in memory (a draft made from a revision) stay as they are; rows fetched here are let go afterwards, so that a later
    save of the page does not write them back.
    """
    wanted: dict[Any, list] = defaultdict(list)
    for page in pages:
        for name in {f.relation for f in page.passage_fields if f.relation}:
            if page.pk and name not in _cluster(page):
                wanted[page._meta.get_field(name)].append(page)
    for relations in _by_columns(wanted).values():
        _load(relations, wanted)
    try:
        yield
    finally:
        for relation, owners in wanted.items():
            for page in owners:
                _cluster(page).pop(relation.name, None)


def _by_columns(relations: Iterable) -> dict[tuple, list]:
    alike: dict[tuple, list] = defaultdict(list)
    for relation in relations:
        fields = relation.related_model._meta.concrete_fields
        alike[tuple(sorted((field.attname, type(field).__name__) for field in fields))].append(relation)
    return alike


def _load(relations: list, wanted: dict[Any, list]) -> None:
    names = sorted(field.attname for field in relations[0].related_model._meta.concrete_fields)
    queries = [
        relation.related_model.objects.filter(page__in=[page.pk for page in wanted[relation]])
        .order_by()
        .annotate(relation_index=Value(index, models.IntegerField()))
        .values_list("relation_index", *names)
        for index, relation in enumerate(relations)
    ]
    query = queries[0].union(*queries[1:], all=True) if queries[1:] else queries[0]
    found = defaultdict(list)
    for index, *values in query:
        found[index].append(relations[index].related_model(**dict(zip(names, values, strict=True))))
    for index, relation in enumerate(relations):
        rows = sorted(found[index], key=lambda row: (row.sort_order or 0, row.pk))
        _attach(relation.name, wanted[relation], rows)


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
