"""Triggers that note what must be indexed, in the transaction that changes it: publishing, moving, restricting, whether through Wagtail, bulk
statements or plain SQL. As those of drafts.guards they are dropped before migrations that rebuild tables, and made anew after them.
"""

from __future__ import annotations

from functools import cache

from django.apps import apps
from django.db import connection
from wagtail.models import Page, PageViewRestriction

from concept_pages.models import FieldOfAction, MeasureImplementation, Office, Partner, TargetGroup
from drafts.models import Correction, Draft

from ..models import CompoundWord, Due

PREFIX = "search_due_"
# Compound words are German.
GERMAN = "(SELECT COALESCE(MAX(id), 0) FROM wagtailcore_locale WHERE language_code = 'de')"
# Not those that saving a working text writes.
PAGE_COLUMNS = ["title", "slug", "url_path", "path", "live", "live_revision_id", "last_published_at", "locale_id"]
# app label of what is rebuilt -> triggers must go first
REBUILT = {"search", "drafts", "wagtailcore", "concept_pages"}


def statements() -> dict[str, tuple[str, str, str, str, str]]:
    """name of the trigger -> (table, event, condition, kind, expression of the key)."""
    page, draft = Page._meta.db_table, Draft._meta.db_table
    update = f"UPDATE OF {', '.join(PAGE_COLUMNS)}"
    found = {
        f"{page}_insert": (page, "INSERT", "NEW.live", "page", "NEW.id"),
        f"{page}_update": (page, update, "OLD.live OR NEW.live", "page", "NEW.id"),
        f"{page}_delete": (page, "DELETE", "OLD.live", "page", "OLD.id"),
        f"{draft}_insert": (draft, "INSERT", "", "draft", "NEW.id"),
        f"{draft}_update": (draft, "UPDATE OF audience, stage_id", "", "draft", "NEW.id"),
        **always(PageViewRestriction, "tree", "page_id"),
        **always(MeasureImplementation, "measure", "measure_key"),
        **always(Correction, "draft_page", "draft_page_id"),
    }
    for fact in (FieldOfAction, Office, Partner, TargetGroup):
        found |= always(fact, "language", "locale_id")
    found |= always(CompoundWord, "language", GERMAN)
    return {f"{PREFIX}{name}": statement for name, statement in found.items()}


def always(model, kind: str, column: str) -> dict:
    """column: of the changed row, or a whole expression in brackets."""
    table = model._meta.db_table
    new, old = (column, column) if column.startswith("(") else (f"NEW.{column}", f"OLD.{column}")
    return {
        f"{table}_insert": (table, "INSERT", "", kind, new),
        f"{table}_update": (table, "UPDATE", "", kind, new),
        f"{table}_delete": (table, "DELETE", "", kind, old),
    }


def create_statements():
    for name, (table, event, condition, kind, key) in statements().items():
        if connection.vendor == "postgresql":
            when = f"IF {condition} THEN {insert(kind, key)} END IF;" if condition else insert(kind, key)
            yield (
                f'CREATE OR REPLACE FUNCTION "{name}"() RETURNS trigger LANGUAGE plpgsql AS $$ '
                f"BEGIN {when} RETURN NULL; END $$"
            )
            yield f'CREATE TRIGGER "{name}" AFTER {event} ON "{table}" FOR EACH ROW EXECUTE FUNCTION "{name}"()'
        else:
            when = f"WHEN {condition}" if condition else ""
            yield f'CREATE TRIGGER "{name}" AFTER {event} ON "{table}" {when} BEGIN {insert(kind, key)} END'


def insert(kind: str, key: str) -> str:
    """UUIDs are 32 letters in SQLite and have dashes in PostgreSQL; changes.py takes both."""
    return (
        f"INSERT INTO {Due._meta.db_table} (kind, key, at, written, attempts, done, parked, problem) "  # noqa: S608  our own names
        f"VALUES ('{kind}', CAST({key} AS VARCHAR(40)), CURRENT_TIMESTAMP, '', 0, FALSE, FALSE, '');"
    )


def present() -> dict[str, str]:
    """name -> table, of ours."""
    sql = {
        "sqlite": "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname, relname FROM pg_trigger JOIN pg_class c ON c.oid = tgrelid WHERE NOT tgisinternal",
    }
    with connection.cursor() as cursor:
        cursor.execute(sql[connection.vendor])
        return {name: table for name, table in cursor.fetchall() if name.startswith(PREFIX)}


def missing() -> list[str]:
    return sorted(statements().keys() - present().keys())


def drop() -> None:
    with connection.cursor() as cursor:
        for name, table in present().items():
            where = f' ON "{table}"' if connection.vendor == "postgresql" else ""
            cursor.execute(f'DROP TRIGGER IF EXISTS "{name}"{where}')


def create() -> None:
    """Makes them anew; where a table is not there (yet, or not any more), none."""
    drop()
    tables = {table for table, *_rest in statements().values()} | {Due._meta.db_table}
    if not tables <= set(connection.introspection.table_names()):
        return
    with connection.cursor() as cursor:
        for statement in create_statements():
            cursor.execute(statement)


def before_migrations(sender, plan=(), **kwargs) -> None:
    if any(migration.app_label in REBUILT for migration, _backwards in plan):
        drop()


def after_migrations(sender, **kwargs) -> None:
    create()


def connect() -> None:
    from django.db.models.signals import post_migrate, pre_migrate

    config = apps.get_app_config("search")
    pre_migrate.connect(before_migrations, sender=config, dispatch_uid="search_before_migrations")
    post_migrate.connect(after_migrations, sender=config, dispatch_uid="search_after_migrations")


@cache
def watched_tables() -> frozenset[str]:
    return frozenset(table for table, *_rest in statements().values())
