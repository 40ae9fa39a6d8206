"""What the database holds, in short."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager

from django.apps import apps
from django.db import connection

WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE")


def digest() -> dict[str, str]:
    """By table; one moves when any of its rows does."""
    tables = {model._meta.db_table for model in apps.get_models(include_auto_created=True) if model._meta.managed}
    return {table: _digest_of(table) for table in sorted(tables)}


def _digest_of(table: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)} ")
        rows = sorted(map(repr, cursor.fetchall()))  # a history has several rows of one id, in no order of their own
        return hashlib.sha1(repr(rows).encode()).hexdigest()


@contextmanager
def writes_counted() -> Iterator[list[str]]:
    """Collects the statements that would change a row."""
    found: list[str] = []

    def note(execute, sql, params, many, context):
        if sql.lstrip().upper().startswith(WRITES):
            found.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield found
