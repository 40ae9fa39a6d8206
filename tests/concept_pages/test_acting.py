"""History and log name who acted, also where no request says so."""

from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command
from simple_history.models import HistoricalRecords
from wagtail.models import PageLogEntry

from concept_pages import models
from concept_pages.acting import acting_user
from concept_pages.models import MeasureImplementation, MeasurePage, Office
from concept_pages.models.facts import Fact

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(django_user_model):
    return django_user_model.objects.get(username="redaktion")


def change_a_status() -> MeasureImplementation:
    record = MeasureImplementation.objects.first()
    record.status = "dropped"
    record.save()
    return record


def test_change_outside_a_request_names_the_acting_user(editor):
    with acting_user(editor):
        record = change_a_status()
        MeasurePage.objects.first().save_revision(log_action=True)
    assert record.history.first().history_user == editor
    assert PageLogEntry.objects.order_by("-pk").first().user == editor


def test_each_page_keeps_its_entry_in_lists_of_what_was_done(editor):
    before = set(PageLogEntry.objects.values_list("pk", flat=True))
    with acting_user(editor):
        for page in MeasurePage.objects.all()[:2]:
            page.save_revision(log_action=True)
    assert PageLogEntry.objects.exclude(pk__in=before).latest_by_uuid_and_action().count() == 2


def test_change_without_an_acting_user_names_nobody(editor):
    with acting_user(editor):
        pass
    assert change_a_status().history.first().history_user is None


def test_what_held_before_holds_again_even_after_a_failure(editor, django_user_model):
    with acting_user(editor):
        with pytest.raises(ZeroDivisionError), acting_user(django_user_model.objects.get(username="amt")):
            raise ZeroDivisionError
        assert change_a_status().history.first().history_user == editor
    assert not hasattr(HistoricalRecords.context, "request")


def test_command_takes_the_account_to_name(editor, small_folder):
    Office.objects.filter(key="sozialamt").update(name="Anders")
    MeasureImplementation.objects.update(status="dropped")
    call_command("import_concept", small_folder, user="redaktion", overwrite=True, verbosity=0)
    changed = Office.objects.get(key="sozialamt", locale__language_code="de")
    assert changed.name != "Anders"
    assert changed.history.first().history_user == editor
    assert {record.history.first().history_user for record in reported()} == {editor}


def reported():
    return MeasureImplementation.objects.exclude(status="dropped")


@pytest.fixture
def small_folder():
    from tests.interchange.conftest import SMALL

    return SMALL


def test_command_refuses_an_account_that_is_not_there(small_folder):
    with pytest.raises(CommandError, match="niemand"):
        call_command("import_concept", small_folder, user="niemand", verbosity=0)


def test_every_kind_of_shared_fact_is_recorded():
    kinds = [model for model in vars(models).values() if isinstance(model, type) and issubclass(model, Fact)]
    assert len(kinds) == 7
    assert all(hasattr(kind, "history") for kind in kinds)


def test_renamed_office_remembers_its_name():
    office = Office.objects.first()
    before, office.name = office.name, "Amt für Neues"
    office.save()
    assert [row.name for row in office.history.all()] == ["Amt für Neues", before]
