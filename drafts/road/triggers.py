"""The floor: triggers that refuse to change public text of documents while the road is closed, to any client of the database.

They compare values, so that a statement which writes what is there already passes. Drafts and pages that never were public are free.
"""

from __future__ import annotations

from django.apps import apps
from django.db import connection, models
from wagtail.models import Page, PageViewRestriction

from concept_pages.road import ROAD, page_types
from concept_pages.tree import DOCUMENT_DEPTH

from ..replacing import replaces
from .columns import page_columns

SENTENCE = "Public text of a document changes only when a draft is published."
CODE = "23001"


def statements() -> dict[str, tuple[str, str, str]]:
    """name of the trigger -> (table, event, condition on NEW and OLD)."""
    found = _of_pages() | _of_restrictions()
    for model in page_types():
        found |= _of_page_type(model)
    for relation in _relations():
        found |= _of_rows(relation.related_model, relation.field.column)
    return found | (_of_replacing(found) if connection.vendor == "sqlite" else {})


def _of_replacing(found: dict) -> dict:
    """Whatever may not be deleted may not be replaced."""
    models_ = {model._meta.db_table: model for model in apps.get_models()}
    return {
        name.replace("_delete", "_replace"): (table, "INSERT", replaces(models_[table], condition))
        for name, (table, event, condition) in found.items()
        if event == "DELETE"
    }


def _relations() -> list:
    from ..publishing.draft_text import text_relations

    by_model = {r.related_model: r for model in page_types() for r in text_relations(model)}
    return [by_model[model] for model in sorted(by_model, key=lambda model: model.__name__)]


def _of_pages() -> dict:
    table = Page._meta.db_table
    columns = [field.column for field in page_columns()]
    place = Page.steplen * (DOCUMENT_DEPTH - 1) + 1
    moved = _differs(f"substr(OLD.path, {place})", f"substr(NEW.path, {place})")
    changed = f"{_any_differs(columns)} OR {moved}"
    return {
        f"road_{table}_insert": (table, "INSERT", f"NEW.live AND {_is_of_document('NEW.content_type_id')}"),
        f"road_{table}_update": (
            table,
            f"UPDATE OF {_listed([*columns, 'path'])}",
            f"(OLD.live OR NEW.live) AND ({changed}) AND {_is_of_document('OLD.content_type_id')}",
        ),
        f"road_{table}_delete": (table, "DELETE", f"OLD.live AND {_is_of_document('OLD.content_type_id')}"),
    }


def _of_page_type(model: type[models.Model]) -> dict:
    table, key = model._meta.db_table, model._meta.pk.column
    columns = [field.column for field in model._meta.local_concrete_fields]
    return {
        f"road_{table}_update": (
            table,
            f"UPDATE OF {_listed(columns)}",
            f"({_any_differs(columns)}) AND {_is_live(f'OLD.{key}')}",
        ),
        f"road_{table}_delete": (table, "DELETE", _is_live(f"OLD.{key}")),
    }


def _of_rows(model: type[models.Model], page: str) -> dict:
    table = model._meta.db_table
    columns = [field.column for field in model._meta.local_concrete_fields]
    return {
        f"road_{table}_insert": (table, "INSERT", _is_live(f"NEW.{page}")),
        f"road_{table}_update": (
            table,
            f"UPDATE OF {_listed(columns)}",
            f"({_any_differs(columns)}) AND ({_is_live(f'OLD.{page}')} OR {_is_live(f'NEW.{page}')})",
        ),
        f"road_{table}_delete": (table, "DELETE", _is_live(f"OLD.{page}")),
    }


def _of_restrictions() -> dict:
    table = PageViewRestriction._meta.db_table
    condition = "EXISTS (SELECT 1 FROM wagtailcore_page p WHERE p.id = {row}.page_id AND {types})"
    types = _is_of_document("p.content_type_id")
    return {
        f"road_{table}_{verb}": (table, verb.upper(), condition.format(row=row, types=types))
        for verb, row in (("insert", "NEW"), ("update", "NEW"), ("delete", "OLD"))
    }


def _is_of_document(column: str) -> str:
    names = ", ".join(f"'{model._meta.model_name}'" for model in page_types())
    return (
        f"{column} IN (SELECT id FROM django_content_type "  # noqa: S608  names of our own models
        f"WHERE app_label = 'concept_pages' AND model IN ({names}))"
    )


def _is_live(column: str) -> str:
    return f"EXISTS (SELECT 1 FROM wagtailcore_page WHERE id = {column} AND live)"  # noqa: S608  as above


def _differs(old: str, new: str) -> str:
    return f"{old} IS DISTINCT FROM {new}" if connection.vendor == "postgresql" else f"{old} IS NOT {new}"


def _any_differs(columns: list[str]) -> str:
    return " OR ".join(_differs(f'OLD."{column}"', f'NEW."{column}"') for column in columns)


def _listed(columns: list[str]) -> str:
    return ", ".join(f'"{column}"' for column in columns)


def create_statements():
    """SQL that makes them all."""
    for name, (table, event, condition) in statements().items():
        if connection.vendor == "postgresql":
            yield (
                f'CREATE OR REPLACE FUNCTION "{name}"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN '
                f"IF {ROAD.is_shut_sql()} AND ({condition}) THEN "
                f"RAISE EXCEPTION '{SENTENCE}' USING ERRCODE = '{CODE}'; END IF; "
                "IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END $$"
            )
            yield f'CREATE TRIGGER "{name}" BEFORE {event} ON "{table}" FOR EACH ROW EXECUTE FUNCTION "{name}"()'
        else:
            yield (
                f'CREATE TRIGGER "{name}" BEFORE {event} ON "{table}" WHEN {ROAD.is_shut_sql()} AND ({condition}) '
                f"BEGIN SELECT RAISE(ABORT, '{SENTENCE}'); END"
            )
