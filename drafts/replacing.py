"""SQLite's REPLACE takes away the row that is in the way without asking the triggers on deletion: those on insertion look whether there is one."""

from __future__ import annotations

from django.db import models


def replaces(model: type[models.Model], condition: str = "") -> str:
    """Whether the row to be inserted would take the place of one that is there. condition: on that row, written OLD as for a deletion."""
    meet = " OR ".join(f"({_same(columns)})" for columns in _keys(model))
    also = f" AND ({condition.replace('OLD.', 'was.')})" if condition else ""
    return f'EXISTS (SELECT 1 FROM "{model._meta.db_table}" was WHERE ({meet}){also})'  # noqa: S608  names of our own models


def _keys(model: type[models.Model]) -> list[list[str]]:
    """Columns by which there can be one row only."""
    meta = model._meta
    names = [[field.name] for field in meta.local_concrete_fields if field.unique]
    names += [*meta.unique_together, *(constraint.fields for constraint in meta.total_unique_constraints)]
    return [[meta.get_field(name).column for name in together] for together in names]


def _same(columns: list[str]) -> str:
    return " AND ".join(f'was."{column}" = NEW."{column}"' for column in columns)
