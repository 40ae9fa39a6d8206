"""What a page is made from, noted while it is made: every statement it sends, every row it loads, every column of a page it looks at.

Columns of pages are told apart because each page shows many others: their titles, not their texts. So an edit of a text drops the pages that show
that text, although all of them loaded the row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache

from django.apps import apps
from django.db import models
from django.db.models.sql.compiler import SQLCompiler

from .words import is_noise

# What is asked once for many requests, in Wagtail's own cache, leaves no statement behind.
ALWAYS = {"wagtailcore_site", "wagtailcore_site.*", "wagtailcore_locale", "wagtailcore_locale.*"}
MOST_ROWS = 4000

TABLE = re.compile(r'(?:FROM|JOIN) "(\w+)"(?: (?:AS )?"?(\w+)"?)?')
COLUMN = re.compile(r'\b"?(\w+)"?\."(\w+)"')
WORD = re.compile(r"\w+")

_current: ContextVar[Recorder | None] = ContextVar("recorder", default=None)
# Tables whose columns tell when they are looked at.
_watched: set[str] = set()


class Recorder:
    """The words of one page. is_private: it read what belongs to one person."""

    def __init__(self):
        self.words: set[str] = set(ALWAYS)
        self.is_private = False
        self.compiler: SQLCompiler | None = None

    def statement(self, sql: str) -> None:
        if self.compiler is None:
            found = {word for word in WORD.findall(sql) if word in known_tables()}
            self.words |= found | {f"{table}.*" for table in found}
            self.is_private |= any(map(is_noise, found))
            return
        tables: dict[str, set[str]] = {}
        for table, alias in TABLE.findall(sql):
            tables.setdefault(table, set()).add(table)
            tables.setdefault(alias, set()).add(table)
            self.words.add(table)
            self.is_private |= is_noise(table)
        for alias, column in COLUMN.findall(beside_objects(self.compiler, sql)):
            self.words |= {f"{table}.{column}" for table in tables.get(alias, ())}

    def summed_up(self) -> frozenset[str]:
        """The words; for pages of thousands of rows, columns instead of rows."""
        if len(self.words) <= MOST_ROWS:
            return frozenset(self.words)
        return frozenset(map(without_row, self.words))


def without_row(word: str) -> str:
    table, *row = word.split(":")
    if not row:
        return word
    return f"{table}.{row[1]}" if len(row) == 2 else f"{table}.*"


@contextmanager
def recording() -> Iterator[Recorder]:
    recorder = Recorder()
    token = _current.set(recorder)
    try:
        yield recorder
    finally:
        _current.reset(token)


@contextmanager
def unnoticed() -> Iterator[None]:
    token = _current.set(None)
    try:
        yield
    finally:
        _current.reset(token)


def current_recorder() -> Recorder | None:
    return _current.get()


def depends_on(name: str) -> None:
    """For what a page is made from beside the database, such as a search index. See `changed`."""
    recorder = _current.get()
    if recorder is not None:
        recorder.words.add(name)


@cache
def known_tables() -> frozenset[str]:
    every = apps.get_models(include_auto_created=True)
    return frozenset(model._meta.db_table for model in every)


def beside_objects(compiler: SQLCompiler, sql: str) -> str:
    """A statement without the columns that become objects: those are noted by row. Conditions, order and computed values stay."""
    kind = compiler.klass_info
    if not kind or not compiler.query.default_cols or compiler.query.combinator:  # values() has columns, but no objects
        return sql
    own = selected(kind)
    parts = [
        (text if alias is None else f"{text} AS {compiler.connection.ops.quote_name(alias)}")
        for _, (text, _), alias in [*compiler.select, *extra(compiler)]
    ]
    before, listed, after = sql.partition(", ".join(parts))
    if not listed:
        return sql
    return " ".join([before, *(part for place, part in enumerate(parts) if place not in own), after])


def extra(compiler: SQLCompiler) -> list:
    """What DISTINCT adds to the columns for its order."""
    order_by = compiler.get_order_by() if compiler.query.distinct else []
    return compiler.get_extra_select(order_by, compiler.select) if order_by else []


def selected(kind: dict) -> set[int]:
    own = set(kind["select_fields"])
    for related in kind.get("related_klass_infos", ()):
        own |= selected(related)
    return own


class Looked:
    """A page's column that tells when it is looked at; else as Django made it."""

    def __init__(self, inner, field: models.Field):
        self.inner = inner
        self.attname = field.attname
        self.table, self.column = field.model._meta.db_table, field.column
        self.sets = getattr(inner, "__set__", None)

    def __get__(self, instance, owner=None):
        if instance is None:
            return self.inner.__get__(None, owner)
        recorder = _current.get()
        if recorder is not None:
            recorder.words.add(f"{self.table}:{instance.pk}:{self.column}")
        try:
            return instance.__dict__[self.attname]
        except KeyError:
            return self.inner.__get__(instance, owner)

    def __set__(self, instance, value):
        if self.sets is None:
            instance.__dict__[self.attname] = value
        else:
            self.sets(instance, value)


def install() -> None:
    """Once, when all models are there."""
    from wagtail.models import Page

    if _watched:
        return
    for model in apps.get_models():
        if issubclass(model, Page):
            watch_columns(model)
    watch_rows()
    watch_statements()


def watch_columns(model: type[models.Model]) -> None:
    fields = [f for f in model._meta.local_concrete_fields if not f.primary_key]
    if all(f.attname in vars(model) for f in fields):
        for field in fields:
            setattr(model, field.attname, Looked(vars(model)[field.attname], field))
        _watched.add(model._meta.db_table)


@cache
def tables_by_row(model: type[models.Model]) -> tuple[str, ...]:
    """The tables of an object that are noted as soon as it is loaded."""
    chain = [model, *model._meta.get_parent_list()]
    return tuple(m._meta.db_table for m in chain if m._meta.db_table not in _watched)


def watch_rows() -> None:
    original = models.Model.from_db.__func__

    def from_db(cls, db, field_names, values):
        instance = original(cls, db, field_names, values)
        recorder = _current.get()
        if recorder is not None:
            recorder.words.update(f"{table}:{instance.pk}" for table in tables_by_row(cls))
        return instance

    models.Model.from_db = classmethod(from_db)


def watch_statements() -> None:
    original = SQLCompiler.execute_sql

    def execute_sql(self, *args, **kwargs):
        recorder = _current.get()
        if recorder is None:
            return original(self, *args, **kwargs)
        before, recorder.compiler = recorder.compiler, self
        try:
            return original(self, *args, **kwargs)
        finally:
            recorder.compiler = before

    SQLCompiler.execute_sql = execute_sql
