"""Live records and shared facts are edited in place: a save over somebody else's unseen values is refused once, with both in view."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from concept_pages.models import IndicatorValue, MeasureImplementation, Office

pytestmark = pytest.mark.django_db


@pytest.fixture
def form_of(django_user_model):
    """Opens a row's form as somebody: a function that sends it with changes."""

    def opened(username: str, address: str):
        browser = Client()
        browser.force_login(django_user_model.objects.get(username=username))
        soup = BeautifulSoup(browser.get(address).content, "html.parser")
        form = soup.select_one("main form:has([name=opened_values])")
        data = {field["name"]: value_of(field) for field in form.select("input[name], select[name], textarea[name]")}
        return lambda **changes: browser.post(address, data | changes)

    return opened


def value_of(field) -> str:
    if field.name == "select":
        chosen = field.select_one("option[selected]")
        return chosen["value"] if chosen else ""
    return field.get_text().strip() if field.name == "textarea" else field.get("value", "")


@pytest.fixture(params=[MeasureImplementation, IndicatorValue, Office], ids=lambda model: model.__name__)
def row(request, db):
    """(row, address of its form, name of a field of words)"""
    model = request.param
    found = model.objects.filter(locale__language_code="de").first() if model is Office else model.objects.first()
    names = {MeasureImplementation: "implementation:edit", IndicatorValue: "indicator_values:edit"}
    address = reverse(names.get(model) or Office.snippet_viewset.get_url_name("edit"), args=[found.pk])
    return found, address, {MeasureImplementation: "note", IndicatorValue: "source", Office: "name"}[model]


def test_save_over_unseen_values_is_refused_with_both_and_the_next_one_holds(row, form_of):
    found, address, name = row
    ours, theirs = form_of("redaktion", address), form_of("koordination", address)
    assert theirs(**{name: "Wort der Koordination"}).status_code == 302
    answer = ours(**{name: "Wort der Redaktion"})
    assert answer.status_code == 200
    form = answer.context["form"]
    assert form.errors[name] == ["Jetzt gespeichert: „Wort der Koordination“"]
    assert "Demo Koordination hat diesen Eintrag geändert" in form.non_field_errors()[0]
    html = answer.content.decode()
    assert "Wort der Redaktion" in html and "Demo Koordination hat diesen Eintrag geändert" in html
    found.refresh_from_db()
    assert getattr(found, name) == "Wort der Koordination"
    assert ours(**{name: "Wort der Redaktion", "opened_values": form["opened_values"].value()}).status_code == 302
    found.refresh_from_db()
    assert getattr(found, name) == "Wort der Redaktion"


def test_save_of_what_nobody_else_has_changed_asks_nothing(row, form_of):
    found, address, name = row
    assert form_of("redaktion", address)(**{name: "Wort"}).status_code == 302
    assert form_of("redaktion", address)(**{name: "Anderes Wort"}).status_code == 302
    found.refresh_from_db()
    assert getattr(found, name) == "Anderes Wort"
