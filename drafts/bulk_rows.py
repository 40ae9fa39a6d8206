"""Many rows in one statement, whatever their number: they go to the database as one JSON value.

Django's bulk_create splits at 999 values on SQLite, and on PostgreSQL binds each JSON value by itself, which takes most of the time.
"""

from __future__ import annotations

import json

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models


def insert_rows(model: type[models.Model], rows: list[dict], *, columns_from: str = "", expressions=None) -> None:
    """Inserts `rows`, dictionaries of attribute name -> Python value that all have the same keys.

    columns_from, expressions: a join after the rows (`JOIN other ON other.id = r.copy_of`) and SQL for columns that come from there, by name;
    keys that are no field of the model are there for the join (whole numbers).
    """
    if not rows:
        return
    expressions = expressions or {}
    fields = {name: _field(model, name) for name in rows[0]}
    sources = {name: _source(name, field) for name, field in fields.items()}
    values = {_column(model, name): sql for name, sql in sources.items() if fields[name] is not None}
    values |= {_column(model, name): sql for name, sql in expressions.items()}
    quote = connection.ops.quote_name
    statement = (
        f"INSERT INTO {quote(model._meta.db_table)} ({', '.join(map(quote, values))}) "  # noqa: S608  names of our own models
        f"SELECT {', '.join(values.values())} FROM {_rows_sql()} {columns_from}"
    )
    payload = [{name: _prepared(value, fields[name], name) for name, value in row.items()} for row in rows]
    with connection.cursor() as cursor:
        cursor.execute(statement, [as_json(payload)])


def update_rows(model: type[models.Model], rows: list[dict]) -> None:
    """Writes `rows`, dictionaries of attribute name -> Python value that all have the same keys, each into the row with its primary key.

    Only the columns of the model's own table.
    """
    if not rows:
        return
    quote = connection.ops.quote_name
    table, key = quote(model._meta.db_table), model._meta.pk
    fields = {name: _field(model, name) for name in rows[0]}
    values = ", ".join(
        f"{quote(field.column)} = {_source(name, field)}" for name, field in fields.items() if not field.primary_key
    )
    statement = (
        f"UPDATE {table} SET {values} FROM {_rows_sql()} "  # noqa: S608  names of our own models
        f"WHERE {table}.{quote(key.column)} = {_source(key.attname, key)}"
    )
    payload = [{name: _prepared(value, fields[name], name) for name, value in row.items()} for row in rows]
    with connection.cursor() as cursor:
        cursor.execute(statement, [as_json(payload)])


def as_json(rows: list[dict]) -> str:
    """Dates inside a page's content are written as Wagtail writes them."""
    return json.dumps(rows, ensure_ascii=False, cls=DjangoJSONEncoder)


def _field(model, name: str) -> models.Field | None:
    return next((field for field in model._meta.concrete_fields if name in (field.name, field.attname)), None)


def _column(model, name: str) -> str:
    return _field(model, name).column


def _rows_sql() -> str:
    if connection.vendor == "postgresql":
        return "jsonb_array_elements(%s::jsonb) AS r(value)"
    return "json_each(%s) AS r"


def row_value(name: str, db_type: str) -> str:
    """SQL for one value of the current row."""
    if connection.vendor == "postgresql":
        if db_type == "jsonb":
            return f"r.value -> '{name}'"
        return f"(r.value ->> '{name}')::{db_type}"
    return f"json_extract(r.value, '$.{name}')"


def _source(name: str, field: models.Field | None) -> str:
    db_type = (
        "bigint" if field is None else field.rel_db_type(connection) if field.is_relation else field.db_type(connection)
    )
    # A cast to a length would cut what is too long, where the column refuses it.
    return row_value(name, "text" if db_type.startswith("varchar") else db_type)


def _prepared(value, field: models.Field | None, name: str):
    if field is None or value is None or isinstance(field, models.JSONField):
        return value
    if field.is_relation:
        return value
    if field.get_internal_type() == "JSONField" and connection.vendor == "postgresql":
        return field.get_prep_value(value)  # what StreamFields prepare for the database is no JSON yet
    prepared = field.get_db_prep_save(value, connection)
    return prepared if isinstance(prepared, str | int | float | bool) else str(prepared)
