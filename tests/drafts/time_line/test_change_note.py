"""“What was changed?”, asked on save."""

from __future__ import annotations

import datetime

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone
from wagtail.fields import StreamField

from drafts.time_line import time_line

START = timezone.make_aware(datetime.datetime(2024, 3, 1, 9))


def posted(client, page, note: str, **headers):
    soup = BeautifulSoup(client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode(), "html.parser")
    form = soup.select_one("#page-edit-form")
    data = {
        field["name"]: value_of(field)
        for field in form.select("input[name], textarea[name], select[name]")
        if field.get("type") not in ("checkbox", "radio", "file") or field.has_attr("checked")
    }
    data |= {f"{field.name}-count": "0" for field in page._meta.fields if isinstance(field, StreamField)}
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return client.post(address, data | {"change_note": note}, headers=headers)


def value_of(field) -> str:
    if field.name == "select":
        chosen = field.select_one("option[selected]")
        return chosen["value"] if chosen else ""
    return field.get_text() if field.name == "textarea" else field.get("value", "")


@pytest.fixture
def chapter(page_at):
    from concept_pages.models import UnderstandingPage

    return UnderstandingPage.objects.filter(locale__language_code="de").first()


def test_note_of_a_save_is_shown_in_the_history_and_asked_anew(as_user, chapter):
    client = as_user("redaktion")
    assert posted(client, chapter, "  Satz zum  Ehrenamt ergänzt ").status_code == 302
    assert time_line(chapter, None)[0].note == "Satz zum Ehrenamt ergänzt"
    soup = BeautifulSoup(client.get(reverse("wagtailadmin_pages:edit", args=[chapter.pk])).content, "html.parser")
    field = soup.select_one("input[name=change_note]")
    assert not field.get("value")
    assert soup.select_one(f"label[for={field['id']}]")


def test_note_is_optional_and_never_too_long(as_user, chapter):
    client = as_user("redaktion")
    posted(client, chapter, "")
    assert time_line(chapter, None)[0].note == ""
    posted(client, chapter, "x" * 1000)
    assert len(time_line(chapter, None)[0].note) == 300


def test_autosave_keeps_no_note(as_user, chapter):
    posted(as_user("redaktion"), chapter, "halb getippt", accept="application/json")
    assert not any(entry.note for entry in time_line(chapter, None))
