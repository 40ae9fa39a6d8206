"""A new concept: the whole skeleton as drafts, or nothing."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.models import Page

from concept_pages.models import (
    ActionPlanPage,
    AnalysisPage,
    ConceptPage,
    FieldAnalysisPage,
    FieldOfAction,
    PlanFieldPage,
)
from concept_pages.starting import NewConcept, standard_fields, start_concept

pytestmark = pytest.mark.django_db


@pytest.fixture
def chosen(db):
    return [f for f in standard_fields() if f.key in ("language", "housing", "sport")]


def test_a_new_concept_has_a_page_for_each_field_in_both_documents(page_at, chosen):
    concept = start_concept(
        home=page_at("index"), concept=NewConcept("Konzept 2033", 2033, 2038, chosen, plan_title="Plan 2033")
    )
    pages = Page.objects.descendant_of(concept, inclusive=True)
    assert not pages.filter(live=True).exists()
    assert all(page.latest_revision_id for page in pages)
    numbers = list(FieldAnalysisPage.objects.descendant_of(concept).values_list("number", "title"))
    assert numbers == [(f"4.{i}", f.name) for i, f in enumerate(chosen, start=1)]
    assert PlanFieldPage.objects.descendant_of(concept).count() == 3
    assert pages.filter(title="Plan 2033").exists()


def test_facts_that_do_not_fit_together_make_nothing(page_at, chosen):
    before = Page.objects.count()
    for wrong in (
        NewConcept("", 2033, 2038, chosen),
        NewConcept("Konzept", 2038, 2033, chosen),
        NewConcept("Konzept", 2033, 2038, []),
        NewConcept("Konzept", 2033, 2038, chosen, base_year=2035),
        NewConcept("Konzept", 2033, 2038, chosen, chapter=""),
        NewConcept("Konzept", 2033, 2038, chosen, chapter="vier"),
        NewConcept("Konzept", 2033, 2038, chosen, chapter="4."),
        NewConcept("Konzept", 2033, 2038, chosen, chapter="1.2.3.4"),
    ):
        with pytest.raises(ValidationError):
            start_concept(home=page_at("index"), concept=wrong)
    assert Page.objects.count() == before


def test_a_field_valid_in_one_part_has_a_page_there_only_and_keeps_its_number(page_at, chosen):
    chosen[0].valid_in, chosen[1].valid_in = "plan", "analysis"
    concept = start_concept(home=page_at("index"), concept=NewConcept("Konzept 2033", 2033, 2038, chosen))
    pages = {
        model: list(model.objects.descendant_of(concept).values_list("number", "title"))
        for model in (FieldAnalysisPage, PlanFieldPage)
    }
    first, second, third = ((f"4.{i}", f.name) for i, f in enumerate(chosen, start=1))
    assert pages == {FieldAnalysisPage: [second, third], PlanFieldPage: [first, third]}


def test_the_chapter_stands_before_the_numbers_of_its_fields(page_at, chosen):
    concept = start_concept(home=page_at("index"), concept=NewConcept("Konzept", 2033, 2038, chosen, chapter="3.2"))
    for model in (FieldAnalysisPage, PlanFieldPage):
        numbers = model.objects.descendant_of(concept).values_list("number", flat=True)
        assert list(numbers) == ["3.2.1", "3.2.2", "3.2.3"]


def test_a_new_plan_is_valid_through_the_period_and_lacks_no_date(page_at, chosen):
    concept = start_concept(home=page_at("index"), concept=NewConcept("Konzept", 2033, 2038, chosen))
    plan = ActionPlanPage.objects.child_of(concept).get()
    assert (plan.valid_from, plan.valid_to) == (datetime.date(2033, 1, 1), datetime.date(2038, 12, 31))
    assert not {"valid_from", "valid_to"} & {fact.name for fact in plan.missing_facts()}


def test_a_new_concept_continues_the_one_whose_period_ends_last(page_at, chosen):
    home, newest = page_at("index"), page_at("konzept")
    old = start_concept(home=home, concept=NewConcept("Altes", 1990, 1995, chosen))
    new = start_concept(home=home, concept=NewConcept("Neues", 2033, 2038, chosen))
    assert old.predecessor_id == newest.pk == new.predecessor_id


def test_a_new_concept_lacks_no_foreword(page_at, chosen):
    concept = start_concept(home=page_at("index"), concept=NewConcept("Konzept", 2033, 2038, chosen))
    analysis = AnalysisPage.objects.child_of(concept).get()
    assert not analysis.foreword and not analysis.missing_facts()


def test_a_failure_in_the_middle_makes_nothing(page_at, chosen, monkeypatch):
    before = Page.objects.count()
    monkeypatch.setattr("concept_pages.starting.VisionPage", lambda **_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        start_concept(home=page_at("index"), concept=NewConcept("Konzept", 2033, 2038, chosen))
    assert Page.objects.count() == before


def test_the_command_takes_keys_of_fields(capsys):
    call_command("start_concept", "--chapter", "6", title="Konzept 2040", fields="sport,housing")
    concept = ConceptPage.objects.get(title="Konzept 2040")
    pages = list(FieldAnalysisPage.objects.descendant_of(concept).values_list("number", "title"))
    assert pages == [("6.1", "Sport"), ("6.2", "Wohnen")]


def test_the_command_names_an_unknown_field():
    with pytest.raises(CommandError, match="lunar"):
        call_command("start_concept", fields="lunar")


def test_a_site_without_fields_is_offered_the_common_eleven(empty_site):
    assert not FieldOfAction.objects.exists()
    fields = standard_fields()
    assert len(fields) == 11 and fields[2].name == "Wohnen"
    assert standard_fields() == fields


def test_an_editor_starts_a_concept_from_the_form(as_user, chosen):
    client = as_user("redaktion")
    assert client.get(reverse("start_concept")).status_code == 200
    answer = client.post(
        reverse("start_concept"),
        {
            "title": "Konzept 2050",
            "first_year": 2050,
            "last_year": 2055,
            "chapter": "5",
            "fields_of_action": [f.pk for f in chosen],
        },
    )
    concept = ConceptPage.objects.get(title="Konzept 2050")
    assert FieldAnalysisPage.objects.descendant_of(concept).first().number == "5.1"
    assert answer.url == reverse("wagtailadmin_explore", args=[concept.pk])


def test_the_form_says_what_is_wrong_and_keeps_what_was_typed(as_user, chosen):
    answer = as_user("redaktion").post(
        reverse("start_concept"), {"title": "Behalten", "first_year": 2055, "last_year": 2050}
    )
    html = answer.content.decode()
    assert answer.status_code == 200 and "Behalten" in html
    assert not ConceptPage.objects.filter(title="Behalten").exists()


def test_the_form_is_closed_to_who_may_not_add_pages(as_user):
    assert as_user("uebersetzung-en").get(reverse("start_concept")).status_code in (302, 403)


def test_two_concepts_have_two_titles(as_user):
    html = as_user("redaktion").get(reverse("start_concept")).content.decode()
    year = timezone.localdate().year + 1
    assert f"Integrationskonzept {year} bis {year + 5}" in html
    call_command("start_concept", first_year=2040)
    assert ConceptPage.objects.filter(title="Integrationskonzept 2040 bis 2045").exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"first_year": -1},
        {"first_year": 26},
        {"last_year": 0},
        {"base_year": 0},
        {"fields": "housing,housing"},
        {"title": ""},
        {"chapter": "vier"},
    ],
)
def test_the_command_refuses_what_the_form_refuses(wrong):
    before = Page.objects.count()
    with pytest.raises(CommandError):
        call_command("start_concept", **wrong)
    assert Page.objects.count() == before


def test_the_command_speaks_the_sites_language(capsys):
    with translation.override("en"):
        call_command("start_concept", first_year=2040)
    assert "Noch ist nichts öffentlich" in capsys.readouterr().out


def test_without_a_home_page_form_and_command_say_what_to_do(empty_site, as_user):
    answer = as_user("admin").get(reverse("start_concept"), follow=True)
    assert "noch keine Startseite" in answer.content.decode()
    with pytest.raises(CommandError, match="noch keine Startseite"):
        call_command("start_concept")
