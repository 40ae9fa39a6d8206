"""A new concept: the whole skeleton as drafts, or nothing."""

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.models import Page

from concept_pages.models import ConceptPage, FieldAnalysisPage, FieldOfAction, PlanFieldPage
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
    ):
        with pytest.raises(ValidationError):
            start_concept(home=page_at("index"), concept=wrong)
    assert Page.objects.count() == before


def test_a_failure_in_the_middle_makes_nothing(page_at, chosen, monkeypatch):
    before = Page.objects.count()
    monkeypatch.setattr("concept_pages.starting.VisionPage", lambda **_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        start_concept(home=page_at("index"), concept=NewConcept("Konzept", 2033, 2038, chosen))
    assert Page.objects.count() == before


def test_the_command_takes_keys_of_fields(capsys):
    call_command("start_concept", title="Konzept 2040", fields="sport,housing")
    concept = ConceptPage.objects.get(title="Konzept 2040")
    titles = list(FieldAnalysisPage.objects.descendant_of(concept).values_list("title", flat=True))
    assert titles == ["Sport", "Wohnen"]


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
        {"title": "Konzept 2050", "first_year": 2050, "last_year": 2055, "fields_of_action": [f.pk for f in chosen]},
    )
    concept = ConceptPage.objects.get(title="Konzept 2050")
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
