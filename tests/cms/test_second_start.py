"""What a second start does to a site in which people have worked: nothing."""

from __future__ import annotations

import io

import pytest
from django.apps import apps
from django.core.management import call_command
from django.core.serializers import serialize
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms import demo
from cms.management.commands import start

pytestmark = pytest.mark.django_db


def everything() -> dict[str, str]:
    """All rows of all tables, by model."""
    return {
        model._meta.label: serialize("json", model._base_manager.order_by("pk"))
        for model in apps.get_models()
        if not model._meta.proxy and model._meta.managed
    }


def changed(before: dict[str, str]) -> list[str]:
    return [label for label, rows in everything().items() if rows != before[label]]


@pytest.fixture
def edited(page_at):
    """What staff do: a new title, another one as a draft, a page withdrawn, a password of their own."""
    from django.contrib.auth import get_user_model

    page = page_at("konzept/analyse/housing")
    page.title = "Wohnen in Auenstadt, neu gefasst"
    page.save_revision().publish()
    page.title = "Wohnen, Entwurf"
    page.save_revision()
    page_at("faq").unpublish()
    user = get_user_model().objects.get(username="redaktion")
    user.set_password("a password of my own")
    user.first_name = "Ute"
    user.save()
    return everything()


def test_load_demo_on_a_database_with_a_concept_changes_nothing(edited):
    said = io.StringIO()
    with CaptureQueriesContext(
        connection,
    ) as queries:
        call_command("load_demo", stdout=said)
    assert "left as it is" in said.getvalue()
    assert len(queries) == 1
    assert changed(edited) == []


def test_set_up_again_changes_nothing_that_staff_made(edited):
    call_command("set_up", verbosity=0)
    assert changed(edited) == []


def test_making_accounts_again_leaves_passwords_and_names(edited):
    demo.make_accounts()
    assert changed(edited) == []


def test_second_start_serves_what_was_edited(edited, monkeypatch, settings, tmp_path):
    """All of `start` but the server, which would never return."""
    settings.VAR_DIR = tmp_path
    called = []

    def call(name, *arguments, **options):
        called.append(name)
        if name != "runserver":
            call_command(name, *arguments, **options)

    monkeypatch.setattr(start, "call_command", call)
    said = io.StringIO()
    call_command("start", stdout=said)
    assert called == ["migrate", "runserver"]
    assert changed(edited) == []
    assert "http://127.0.0.1:8000/admin/" in said.getvalue()


def test_empty_database_counts_as_empty_and_a_concept_does_not(empty_site):
    assert demo.is_empty()


def test_site_with_a_concept_is_not_empty(db):
    assert not demo.is_empty()
