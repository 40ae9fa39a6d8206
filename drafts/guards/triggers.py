"""Triggers that refuse to change or delete frozen rows, and public text outside a publication (road.triggers), for any client of the database.

SQLite drops a table's triggers without a word when a migration rebuilds the table, and cannot rebuild one that another table's trigger names.
So they are dropped before such migrations and made after each migration; a check counts them.
"""

from __future__ import annotations

from django.apps import apps
from django.db import connection
from wagtail.models import Revision

from ..replacing import replaces
from ..road import triggers as road
from .door import DOOR, FREEZING

SENTENCE = "This is part of a frozen draft and cannot be changed or deleted."
ADDING = "Pages and files come into a draft only while it is frozen."
PREFIXES = ("frozen_", "road_")
# Not approved_go_live_at: Wagtail writes it on all of a page's revisions when the page is published.
REVISION_COLUMNS = ["id", "content", "object_id", "content_type_id", "base_content_type_id", "created_at", "object_str"]
PINNED = "EXISTS (SELECT 1 FROM drafts_draftpage WHERE revision_id = OLD.id)"
# An UPDATE OR REPLACE can give another revision the number of a pinned one.
PINNED_OR_TO_BE = "EXISTS (SELECT 1 FROM drafts_draftpage WHERE revision_id IN (OLD.id, NEW.id))"
# How a row changes or goes, beside UPDATE and DELETE.
ALSO = {"sqlite": "replace", "postgresql": "truncate"}


def frozen_tables() -> dict[type, tuple[list[str], str]]:
    """model of the table -> (columns that never change, condition on the old row)."""
    from .frozen import FrozenModel

    models = [m for m in apps.get_app_config("drafts").get_models() if issubclass(m, FrozenModel)]
    return {m: (m.frozen_columns(), "") for m in models} | {Revision: (REVISION_COLUMNS, PINNED)}


def closed_tables() -> list[str]:
    """Into which rows come by freezing alone."""
    return [model._meta.db_table for model in frozen_tables() if getattr(model, "only_by_freezing", False)]


def expected() -> dict[str, str]:
    """name of the trigger -> its table."""
    tables = [model._meta.db_table for model in frozen_tables()]
    verbs = ("update", "delete", ALSO[connection.vendor])
    names = {f"frozen_{table}_{verb}": table for table in tables for verb in verbs}
    names |= {f"frozen_{table}_insert": table for table in closed_tables()}
    return names | {name: table for name, (table, _event, _condition) in road.statements().items()}


def present() -> set[str]:
    sql = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'",
    }
    with connection.cursor() as cursor:
        cursor.execute(sql[connection.vendor])
        return {name for (name,) in cursor.fetchall() if name.startswith(PREFIXES)}


def missing() -> list[str]:
    """Names of triggers that should be there and are not."""
    return sorted(set(expected()) - present())


def drop() -> None:
    """All that bear our names, also those of models that are no more."""
    sql = {
        "sqlite": "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname, relname FROM pg_trigger JOIN pg_class c ON c.oid = tgrelid WHERE NOT tgisinternal",
    }
    with connection.cursor() as cursor:
        cursor.execute(sql[connection.vendor])
        for name, table in cursor.fetchall():
            if name.startswith(PREFIXES):
                where = f' ON "{table}"' if connection.vendor == "postgresql" else ""
                cursor.execute(f'DROP TRIGGER IF EXISTS "{name}"{where}')


def create() -> None:
    """Makes them anew; where a table is not there (yet, or not any more), none."""
    drop()
    tables = connection.introspection.table_names()
    if not set(expected().values()) <= set(tables):
        return
    with connection.cursor() as cursor:
        for statement in _postgresql() if connection.vendor == "postgresql" else _sqlite():
            cursor.execute(statement)
        for statement in road.create_statements():
            cursor.execute(statement)


def _sqlite():
    for model, (columns, condition) in frozen_tables().items():
        of = ", ".join(f'"{column}"' for column in columns)
        events = {
            "update": (f"UPDATE OF {of}", PINNED_OR_TO_BE if condition else ""),
            "delete": ("DELETE", condition),
            "replace": ("INSERT", replaces(model, condition)),
        }
        for verb, (event, asked) in events.items():
            table = model._meta.db_table
            yield (
                f'CREATE TRIGGER "frozen_{table}_{verb}" BEFORE {event} ON "{table}" '
                f"WHEN {' AND '.join(filter(None, (DOOR.is_shut_sql(), asked)))} "
                f"BEGIN SELECT RAISE(ABORT, '{SENTENCE}'); END"
            )
    for table in closed_tables():
        yield (
            f'CREATE TRIGGER "frozen_{table}_insert" BEFORE INSERT ON "{table}" '
            f"WHEN {DOOR.is_shut_sql()} AND {FREEZING.is_shut_sql()} BEGIN SELECT RAISE(ABORT, '{ADDING}'); END"
        )


def _postgresql():
    yield _function("drafts_refuse", "true")
    yield _function("drafts_refuse_pinned", PINNED)
    yield _function("drafts_refuse_truncate", "EXISTS (SELECT 1 FROM drafts_draft)")
    yield _function("drafts_refuse_adding", FREEZING.is_shut_sql(), ADDING)
    for model, (columns, condition) in frozen_tables().items():
        table, of = model._meta.db_table, ", ".join(f'"{column}"' for column in columns)
        function = "drafts_refuse_pinned" if condition else "drafts_refuse"
        for verb, event in (("update", f"UPDATE OF {of}"), ("delete", "DELETE")):
            yield (
                f'CREATE TRIGGER "frozen_{table}_{verb}" BEFORE {event} ON "{table}" '
                f"FOR EACH ROW EXECUTE FUNCTION {function}()"
            )
        yield (
            f'CREATE TRIGGER "frozen_{table}_truncate" BEFORE TRUNCATE ON "{table}" '
            "FOR EACH STATEMENT EXECUTE FUNCTION drafts_refuse_truncate()"
        )
    for table in closed_tables():
        yield (
            f'CREATE TRIGGER "frozen_{table}_insert" BEFORE INSERT ON "{table}" '
            "FOR EACH ROW EXECUTE FUNCTION drafts_refuse_adding()"
        )


def _function(name: str, condition: str, sentence: str = SENTENCE) -> str:
    return (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF {condition} AND {DOOR.is_shut_sql()} THEN RAISE EXCEPTION '{sentence}' USING ERRCODE = '23001'; END IF; "
        "IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END $$"
    )
