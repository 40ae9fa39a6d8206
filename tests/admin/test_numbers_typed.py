"""Numbers typed into forms are read as they are meant, in both languages of the admin; what is no number is said."""

from decimal import Decimal

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import translation

from concept_pages.admin.decimals import NumberField
from concept_pages.admin.viewsets import IndicatorValueViewSet
from concept_pages.models import FieldAnalysisPage, GoalPage, MeasurePage


class AmountForm(forms.Form):
    amount = NumberField(max_digits=12, decimal_places=2)


def clean(typed: str) -> Decimal:
    return AmountForm().fields["amount"].clean(typed)


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("25000", "25000"),
        ("25.000", "25000"),
        ("25,000", "25000"),
        ("25 000", "25000"),
        ("1.250.000", "1250000"),
        ("1.250.000,50", "1250000.50"),
        ("1,250,000.5", "1250000.5"),
        ("14,5", "14.5"),
        ("14.5", "14.5"),
        ("0,25", "0.25"),
        ("-3,5", "-3.5"),
        (" 7 ", "7"),
    ],
)
def test_a_number_is_read_as_people_write_it(language, typed, meant):
    with translation.override(language):
        assert clean(typed) == Decimal(meant)


@pytest.mark.parametrize(
    "typed", ["viel", "14,5,6", "25.00.0", "1.250.000.5", "12 €", "--1", "1e5", "NaN", "Infinity", "٢٥", ","]
)
def test_what_is_no_number_is_refused_with_an_example(typed):
    with pytest.raises(ValidationError) as refused:
        clean(typed)
    assert "Schreiben Sie eine Zahl" in refused.value.messages[0]


@pytest.mark.parametrize("typed", ["0,125", "0.125", "14,1234", "1.250,125"])
def test_more_decimals_than_are_kept_are_refused_not_taken_for_thousands(typed):
    with pytest.raises(ValidationError):
        clean(typed)


def test_what_is_no_number_stays_in_the_form():
    form = AmountForm({"amount": "rund 25000"})
    assert form["amount"].errors
    assert 'value="rund 25000"' in str(form["amount"])


@pytest.mark.parametrize(
    ("value", "shown"), [("13.00", "13"), ("14.50", "14,5"), ("25000.00", "25000"), ("0.25", "0,25"), ("0.00", "0")]
)
def test_a_kept_number_is_shown_as_it_is_typed(value, shown):
    form = AmountForm(initial={"amount": Decimal(value)})
    html = str(form["amount"])
    assert f'value="{shown}"' in html and 'type="number"' not in html
    assert clean(shown) == Decimal(value)


def test_the_same_number_written_otherwise_is_no_change():
    field = AmountForm().fields["amount"]
    assert not field.has_changed(Decimal("25000.00"), "25.000")
    assert field.has_changed(Decimal("25000.00"), "25.001")


def fields_with_numbers() -> list:
    """Every field of the admin's forms that is kept as a decimal number."""
    forms_of_pages = [page.get_edit_handler().get_form_class() for page in (MeasurePage, GoalPage, FieldAnalysisPage)]
    rows = [formset.form for form in forms_of_pages for formset in form.formsets.values()]
    found = [*forms_of_pages, *rows, IndicatorValueViewSet().get_form_class()]
    return [
        form.base_fields[field.name]
        for form in found
        for field in form._meta.model._meta.get_fields()
        if isinstance(field, models.DecimalField) and field.name in form.base_fields
    ]


@pytest.mark.django_db
def test_every_form_with_numbers_reads_them_alike():
    found = fields_with_numbers()
    assert len(found) == 7  # amount; baseline and target, twice; a key figure; an actual value
    assert {type(field) for field in found} == {NumberField}
