"""Frozen means frozen: on every road, in code and in the database."""

from __future__ import annotations

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.db.models import ProtectedError

from drafts.exceptions import Frozen
from drafts.freezing import freeze_draft
from drafts.guards import triggers
from drafts.guards.door import open_door
from drafts.models import DoorOpening, Draft, DraftFile, DraftPage, FrozenFile

from .tampering import execute, with_word


def fingerprint() -> list:
    """Everything that is frozen."""
    return [
        list(Draft.objects.order_by("pk").values_list(*sorted(set(Draft.frozen_columns())))),
        list(DraftPage.objects.order_by("pk").values_list()),
        list(DraftPage.objects.order_by("pk").values_list("revision__content", "revision__created_at")),
    ]


@pytest.fixture
def frozen(draft):
    before = fingerprint()
    yield draft
    assert fingerprint() == before


def set_and_save(instance, **values):
    for name, value in values.items():
        setattr(instance, name, value)
    instance.save()


ROADS = {
    "saving the draft": lambda d: set_and_save(d, title="anders"),
    "saving named fields": lambda d: (setattr(d, "digest", "0"), d.save(update_fields=["digest"])),
    "deleting the draft": lambda d: d.delete(),
    "updating drafts": lambda d: Draft.objects.update(number=7),
    "updating in bulk": lambda d: Draft.objects.bulk_update([set_only(d, "name", "x")], ["name"]),
    "deleting drafts": lambda d: Draft.objects.all().delete(),
    "updating through the base manager": lambda d: Draft._base_manager.update(title="x"),
    "saving a page": lambda d: set_and_save(d.pages.first(), title="anders"),
    "changing passages in place": lambda d: set_and_save(with_word(d.pages.last())),
    "updating pages": lambda d: d.pages.update(passages=[]),
    "deleting pages": lambda d: d.pages.all().delete(),
    "deleting a page": lambda d: d.pages.first().delete(),
    "raw deletion": lambda d: d.pages.all()._raw_delete("default"),
    "saving the revision": lambda d: set_and_save(d.pages.first().revision, content={}),
    "deleting the revision": lambda d: d.pages.first().revision.delete(),
    "updating revisions": lambda d: type(d.pages.first().revision).objects.update(content={}),
    "deleting the document": lambda d: d.document.delete(),
    "deleting a page below": lambda d: d.pages.last().page.specific.delete(),
    "SQL on drafts": lambda d: execute("UPDATE drafts_draft SET title = 'x'"),
    "SQL on pages": lambda d: execute("UPDATE drafts_draftpage SET position = position + 1"),
    "SQL on revisions": lambda d: execute("UPDATE wagtailcore_revision SET object_str = 'x'"),
    "SQL deletion": lambda d: execute("DELETE FROM drafts_draftpage"),
    "SQL on the number of a revision": lambda d: execute("UPDATE wagtailcore_revision SET id = id + 100000"),
    "adding a page": lambda d: DraftPage.objects.create(**copied(d.pages.last(), path="neu")),
    "adding pages in bulk": lambda d: d.pages.bulk_create([DraftPage(**copied(d.pages.last(), path="neu"))]),
    "adding a file": lambda d: DraftFile.objects.create(draft=d, file_id=FrozenFile.objects.first().pk),
}


def set_only(instance, name: str, value):
    setattr(instance, name, value)
    return instance


def copied(row: DraftPage, **values) -> dict:
    """What a row like it would be made of."""
    own = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    return own | {"id": None} | values


@pytest.mark.parametrize("road", ROADS)
def test_road_to_change_a_draft_is_closed(frozen, road):
    with pytest.raises((Frozen, ProtectedError, DatabaseError)), transaction.atomic():
        ROADS[road](Draft.objects.get(pk=frozen.pk))


def columns_of(table: str) -> list[str]:
    with connection.cursor() as cursor:
        return [column.name for column in connection.introspection.get_table_description(cursor, table)]


def added(table: str, **values) -> str:
    """SQL that makes another row like the last one."""
    names = [name for name in columns_of(table) if name != "id"]
    columns = ", ".join(f"'{values[name]}'" if name in values else f'"{name}"' for name in names)
    listed = ", ".join(f'"{name}"' for name in names)
    return f"INSERT INTO {table} ({listed}) SELECT {columns} FROM {table} ORDER BY 1 DESC LIMIT 1"


def replaced(table: str, where: str, **values) -> str:
    """SQL that puts a row in the place of another one; to SQLite that is an insertion."""
    columns = ", ".join(f"'{values[name]}'" if name in values else f'"{name}"' for name in columns_of(table))
    return f"REPLACE INTO {table} SELECT {columns} FROM {table} WHERE {where}"


@pytest.mark.skipif(connection.vendor != "sqlite", reason="REPLACE is a statement of SQLite")
@pytest.mark.parametrize(
    ("table", "where"),
    [
        ("drafts_draft", "id = (SELECT max(id) FROM drafts_draft)"),
        ("drafts_draftpage", "id = (SELECT max(id) FROM drafts_draftpage)"),
        ("wagtailcore_revision", "id = (SELECT max(revision_id) FROM drafts_draftpage)"),
    ],
)
def test_no_row_is_put_in_the_place_of_a_frozen_one(frozen, table, where):
    for values in ({}, {"id": 999999} if table.startswith("drafts") else {}):
        with pytest.raises(DatabaseError, match="frozen"), transaction.atomic():
            execute(replaced(table, where, **values))
    if table == "wagtailcore_revision":
        with pytest.raises(DatabaseError, match="frozen"), transaction.atomic():
            execute(f"UPDATE OR REPLACE {table} SET id = (SELECT revision_id FROM drafts_draftpage) WHERE id = 1")


@pytest.mark.parametrize("table", ["drafts_draftpage", "drafts_draftfile", "drafts_frozenfile"])
def test_plain_sql_adds_nothing_to_a_draft(frozen, table):
    with pytest.raises(DatabaseError, match="only while it is frozen"), transaction.atomic():
        execute(added(table, path="neu"))
    with open_door("a test"), pytest.raises(DatabaseError, match="(?i)unique"), transaction.atomic():
        execute(added(table))


def test_stage_and_audience_of_a_draft_move(frozen):
    frozen.audience = "everyone"
    frozen.save()
    assert Draft.objects.get().audience == "everyone"


def test_purge_revisions_keeps_what_drafts_hold(frozen):
    call_command("purge_revisions", verbosity=0)


def test_deleting_an_account_keeps_its_drafts(plan, account):

    draft = freeze_draft(document=plan, user=account("koordination"))
    account("koordination").delete()
    draft.refresh_from_db()
    assert (draft.user, draft.frozen_by) == (None, "Demo Koordination")


def test_door_lets_a_migration_through_and_is_logged(draft):
    row = draft.pages.first()
    with open_door("blocks renamed"):
        DraftPage.objects.filter(pk=row.pk).update(depth=9)
    assert DoorOpening.objects.get().reason == "blocks renamed"
    with pytest.raises(Frozen):
        DraftPage.objects.filter(pk=row.pk).update(depth=0)
    with pytest.raises(DatabaseError), transaction.atomic():
        execute("UPDATE drafts_draftpage SET depth = 0")


def test_door_shuts_after_an_error(draft):
    with pytest.raises(RuntimeError), open_door("trying"):
        raise RuntimeError
    with pytest.raises(DatabaseError), transaction.atomic():
        execute("UPDATE drafts_draftpage SET depth = 0")


def test_door_needs_a_reason(db):
    with pytest.raises(ValueError), open_door(" "):
        pass


def test_every_trigger_is_there(db):
    assert triggers.expected()
    assert triggers.missing() == []


def test_block_migration_needs_the_door_only_for_pinned_revisions(draft):
    """Other revisions of the pages are free to change."""
    row = draft.pages.first()
    latest = row.page.latest_revision
    assert ContentType.objects.get_for_model(row.page.specific) == latest.content_type
    latest.content["title"] = "Arbeitstext"
    latest.save()
