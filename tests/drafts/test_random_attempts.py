"""A thousand attempts to change something frozen, on any road, on any row and column: none gets through."""

from __future__ import annotations

import datetime
import random

import pytest
from django.apps import apps
from django.core.exceptions import ObjectDoesNotExist
from django.core.management import call_command
from django.db import DatabaseError, connection, models, transaction
from django.db.models import ProtectedError
from wagtail.models import Revision

from concept_pages.models import Indicator, Office, TargetGroup
from drafts.exceptions import Frozen
from drafts.freezing import freeze_draft
from drafts.guards.frozen import FrozenModel
from drafts.models import Draft, DraftPage
from drafts.procedure import advance

from .test_frozen import execute

ATTEMPTS = 1000
SEED = 20261127


class Attempts:
    """Each method is a road; `chance` draws row, column and value."""

    def __init__(self, seed: int):
        self.chance = random.Random(seed)
        models_ = apps.get_app_config("drafts").get_models()
        self.models = [model for model in models_ if issubclass(model, FrozenModel) and model.objects.exists()]

    def roads(self) -> list:
        return [getattr(self, name) for name in dir(self) if name.startswith("by_")]

    def row(self, model=None):
        model = model or self.chance.choice(self.models)
        return self.chance.choice(list(model.objects.order_by("pk").values_list("pk", flat=True))), model

    def column(self, model):
        return self.chance.choice([f for f in model._meta.concrete_fields if f.name not in (*model.movable, "id")])

    def value(self, field, old):
        if isinstance(field, models.ForeignKey):
            return self.chance.choice([None, 0, (old or 0) + 1 if isinstance(old, int) else "x"])
        if isinstance(field, models.JSONField):
            return self.chance.choice([[], {}, [{"html": "<p>anders</p>"}]])
        if isinstance(field, models.DateTimeField):
            return datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)
        if isinstance(field, models.IntegerField):
            return (old or 0) + self.chance.randint(1, 9)
        return "0" * 8 if not isinstance(field, models.UUIDField) else "12345678-1234-5678-1234-567812345678"

    def changed(self):
        pk, model = self.row()
        field, instance = self.column(model), model.objects.get(pk=pk)
        setattr(instance, field.attname, self.value(field, getattr(instance, field.attname)))
        return instance, field

    def by_saving(self):
        self.changed()[0].save()

    def by_saving_one_field(self):
        instance, field = self.changed()
        instance.save(update_fields=[field.name])

    def by_saving_raw(self):
        self.changed()[0].save_base(raw=True, force_update=True)

    def by_deleting(self):
        pk, model = self.row()
        model.objects.get(pk=pk).delete()

    def by_updating(self):
        instance, field = self.changed()
        manager = self.chance.choice([type(instance).objects, type(instance)._base_manager])
        manager.filter(pk=instance.pk).update(**{field.attname: getattr(instance, field.attname)})

    def by_updating_in_bulk(self):
        instance, field = self.changed()
        type(instance).objects.bulk_update([instance], [field.name])

    def by_deleting_rows(self):
        pk, model = self.row()
        found = model.objects.filter(pk=pk)
        self.chance.choice([found.delete, lambda: found._raw_delete("default")])()

    def by_sql(self):
        pk, model = self.row()
        table, column = model._meta.db_table, self.column(model).column
        key = repr(pk) if isinstance(pk, int) else f"'{pk}'"
        verb = self.chance.choice([f"UPDATE {table} SET {column} = {column} || '1'", f"DELETE FROM {table}"])
        if connection.vendor == "postgresql" and verb.startswith("UPDATE"):
            verb = f"UPDATE {table} SET {column} = DEFAULT"
        execute(f"{verb} WHERE {model._meta.pk.column} = {key}")

    def pinned(self) -> Revision:
        return DraftPage.objects.get(pk=self.row(DraftPage)[0]).revision

    def by_saving_its_revision(self):
        revision = self.pinned()
        revision.content = {**revision.content, "title": "anders"}
        revision.save()

    def by_updating_its_revision(self):
        Revision.objects.filter(pk=self.pinned().pk).update(content={})

    def by_deleting_its_revision(self):
        self.pinned().delete()

    def by_saving_the_page(self):
        page = DraftPage.objects.get(pk=self.row(DraftPage)[0]).page.specific
        page.title = f"Anders {self.chance.random()}"
        page.save_revision(overwrite_revision=self.chance.choice([None, page.latest_revision]))

    def by_deleting_the_page(self):
        DraftPage.objects.get(pk=self.row(DraftPage)[0]).page.specific.delete()

    def by_renaming_a_fact(self):
        fact = self.chance.choice(list(self.chance.choice([Office, Indicator, TargetGroup]).objects.all()))
        fact.name = f"Anders {self.chance.random()}"
        fact.save()

    def by_purging(self):
        call_command("purge_revisions", verbosity=0)


def fingerprint() -> list:
    """Every frozen column of every frozen row, and the pinned revisions."""
    found = [
        list(model._base_manager.order_by("pk").values_list(*frozen_fields(model)))
        for model in apps.get_app_config("drafts").get_models()
        if issubclass(model, FrozenModel)
    ]
    return [*found, list(DraftPage.objects.order_by("pk").values_list("revision__content", "revision__created_at"))]


def frozen_fields(model) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields if field.name not in model.movable]


@pytest.mark.django_db
def test_no_attempt_of_a_thousand_gets_through(analysis):
    draft = freeze_draft(document=analysis, user=None)
    advance(draft=draft, to="internal_review", user=None, reason="Probe")
    before, attempts = fingerprint(), Attempts(SEED)
    roads = attempts.roads()
    for number in range(ATTEMPTS):
        road = attempts.chance.choice(roads)
        try:
            with transaction.atomic():
                road()
        except (Frozen, ProtectedError, DatabaseError, ObjectDoesNotExist, ValueError):
            pass
        if number % 100 == 99:
            assert fingerprint() == before, (number, road.__name__)
    assert fingerprint() == before
    assert Draft.objects.get().number == 1
