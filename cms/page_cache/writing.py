"""What is written to the database, seen at the statement itself: whatever wrote it (publication, bulk update, tree move, import), nobody has to tell.

A statement that changes one row by its key is compared with the row before, so that saving what is there already changes nothing. All else concerns the
whole table. What a transaction changed is told when it is committed, never before.
"""

from __future__ import annotations

import re

from django.conf import settings
from django.db import connections, transaction
from django.db.backends.signals import connection_created

from .change_log import change_log
from .reading import current_recorder, unnoticed
from .words import EVERYTHING, is_noise, row_change

WRITE = re.compile(
    r'\s*(?P<verb>INSERT(?: OR \w+)? INTO|REPLACE INTO|UPDATE|DELETE FROM)\s+(?:ONLY\s+)?"?(?P<table>\w+)"?', re.I
)
OTHER_WRITE = re.compile(r"\s*(?:TRUNCATE|ALTER|DROP|WITH\b.*\b(?:INSERT|UPDATE|DELETE)\b)", re.I | re.S)
READ = re.compile(r"\s*\(?\s*(?:SELECT|WITH)\b", re.I)
ONE_ROW = re.compile(r'UPDATE "(\w+)" SET .* WHERE "\1"\."(\w+)" = %s$', re.S)
MOST_WORDS = 500


class Pending:
    """The words of a transaction, or of a part of one that may be rolled back alone."""

    def __init__(self, alias: str):
        self.alias = alias
        self.words: set[str] = set()
        self.is_told = False

    def add(self, words: set[str]) -> None:
        self.words |= words
        if len(self.words) > MOST_WORDS:
            self.words = {EVERYTHING}

    def __call__(self) -> None:
        self.is_told = True
        change_log().append(self.words)


def changed(name: str, using: str = "default") -> None:
    """Tells that something other than the database has changed, as soon as this transaction is committed. See `depends_on`."""
    tell({name}, using)


def tell(words: set[str], alias: str) -> None:
    last = last_pending(alias)
    if last is None:
        last = Pending(alias)
        last.add(words)
        transaction.on_commit(last, using=alias)
    else:
        last.add(words)


def last_pending(alias: str) -> Pending | None:
    """What this part of the transaction waits to tell. A savepoint has its own, which goes when it is rolled back."""
    connection = connections[alias]
    waiting = connection.run_on_commit
    if not connection.in_atomic_block or not waiting:
        return None
    savepoints, callback, *_ = waiting[-1]
    if not isinstance(callback, Pending) or callback.is_told:
        return None
    return callback if savepoints == set(connection.savepoint_ids) else None


def watch(execute, sql, params, many, context):
    if not settings.PAGE_CACHE:
        return execute(sql, params, many, context)
    text = sql if isinstance(sql, str) else str(sql)
    if READ.match(text) and (recorder := current_recorder()) is not None:
        recorder.statement(text)
    alias = context["connection"].alias
    write = WRITE.match(text)
    if write is None:
        result = execute(sql, params, many, context)
        if OTHER_WRITE.match(text):
            tell({EVERYTHING}, alias)
        return result
    table = write["table"]
    if is_noise(table) or (write["verb"].upper().startswith("INSERT") and table == rendition_table()):
        return execute(sql, params, many, context)
    one = None if many or is_told(table, alias) else ONE_ROW.match(text)
    if one is None:
        result = execute(sql, params, many, context)
        tell({table, f"{table}.*"}, alias)
        return result
    return watch_row(execute, sql, params, context, one)


def watch_row(execute, sql, params, context, one):
    table, column = one.groups()
    connection, pk = context["connection"], params[-1]
    before = row(connection, table, column, pk)
    result = execute(sql, params, False, context)
    after = row(connection, table, column, pk)
    if before is None and after is None:
        return result
    if before is None or after is None or not isinstance(pk, int):  # other keys may be written in several ways
        tell({table, f"{table}.*"}, connection.alias)
    elif columns := [name for name in before if before[name] != after[name]]:
        tell(row_change(table, pk, columns), connection.alias)
    return result


def row(connection, table: str, column: str, value) -> dict | None:
    """The one row where `column` is `value`; None where there is not exactly one."""
    with unnoticed(), connection.cursor() as cursor:
        cursor.execute(f'SELECT * FROM "{table}" WHERE "{column}" = %s', [value])  # noqa: S608  names come from Django's own SQL
        rows = cursor.fetchmany(2)
        names = [part[0] for part in cursor.description]
    return dict(zip(names, rows[0], strict=True)) if len(rows) == 1 else None


def is_told(table: str, alias: str) -> bool:
    """Whether this transaction says already that all of a table has changed."""
    last = last_pending(alias)
    return last is not None and not last.words.isdisjoint({EVERYTHING, table})


def rendition_table() -> str:
    """Sizes of pictures are made when a page first shows them: that changes no page."""
    from wagtail.images import get_image_model

    return get_image_model().get_rendition_model()._meta.db_table


def install() -> None:
    connection_created.connect(on_connection_created, dispatch_uid="page_cache")
    for connection in connections.all(initialized_only=True):
        on_connection_created(None, connection)


def on_connection_created(sender, connection, **kwargs) -> None:
    if watch not in connection.execute_wrappers:
        connection.execute_wrappers.append(watch)
