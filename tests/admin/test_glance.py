"""The concept at a glance on the admin's first page: every figure, against a known situation."""

import datetime

import pytest
from django.urls import reverse
from wagtail.models import Page

from concept_pages.admin.overview import LATE_SHOWN, glance, late_measures
from concept_pages.admin.report import incomplete_pages
from concept_pages.models import MeasureImplementation, MeasurePage
from concept_pages.starting import NewConcept, standard_fields, start_concept

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("road_open")]
LONG_AGO = datetime.date(2020, 6, 30)


@pytest.fixture
def concept(page_at):
    """A skeleton of twelve drafts: concept, two documents, five chapters, two fields in each part."""
    return start_concept(home=page_at("index"), concept=NewConcept("Neues", 2033, 2038, standard_fields()[:2]))


def figures(concept) -> dict:
    """What the panel shows; pages that are none of these states stand in no figure."""
    found = glance(concept)
    return {**found["states"], "incomplete": found["incomplete"], "late": found["late_count"]}


NOTHING = {"public": 0, "changed": 0, "drafts": 0, "withdrawn": 0, "review": 0, "approved": 0}


def test_a_new_concept_has_drafts_only(concept):
    count = concept.get_descendants(inclusive=True).count()
    lacking = len(incomplete_pages(concept))
    assert count == 12 and lacking > 0
    assert figures(concept) == NOTHING | {"drafts": count, "incomplete": lacking, "late": 0}


def test_each_page_counts_in_the_state_it_is_in(concept, django_user_model):
    pages = [page.specific for page in concept.get_descendants(inclusive=True).order_by("path")]
    public, changed, withdrawn = pages[0], pages[1], pages[2]
    for page in (public, changed, withdrawn):
        page.save_revision().publish()
    changed.title = "Anders"
    changed.save_revision()
    Page.objects.get(pk=withdrawn.pk).unpublish()
    workflow = pages[3].get_workflow()
    workflow.start(pages[3], django_user_model.objects.get(username="redaktion"))
    lacking = len(incomplete_pages(concept))
    expected = NOTHING | {"public": 1, "changed": 1, "withdrawn": 1, "drafts": 9, "review": 1}
    assert figures(concept) == expected | {"incomplete": lacking, "late": 0}


def test_the_pages_of_another_concept_do_not_count(concept, page_at):
    other = figures(page_at("konzept"))
    concept.get_children().first().specific.save_revision().publish()
    assert figures(page_at("konzept")) == other


@pytest.fixture
def late(page_at):
    """The demo's measures, of which exactly seven are late; the concept."""
    concept = page_at("konzept")
    measures = list(MeasurePage.objects.filter(path__startswith=concept.path, live=True).order_by("path"))
    MeasurePage.objects.update(due_date=None, start=None)
    MeasureImplementation.objects.update(status="in_progress")
    for days, measure in enumerate(measures[:7]):
        measure.due_date = LONG_AGO + datetime.timedelta(days=days)
        MeasurePage.objects.filter(pk=measure.pk).update(due_date=measure.due_date)
    assert len(measures) >= 7 > LATE_SHOWN
    return concept, measures[:7]


def test_late_measures_stand_longest_overdue_first_and_the_first_five_are_named(late, as_user):
    concept, measures = late
    assert late_measures(concept) == measures
    html = as_user("koordination").get(reverse("wagtailadmin_home")).content.decode()
    assert "7 Maßnahmen sind überfällig" in html
    shown = [reverse("edit_implementation", args=[m.pk]) in html for m in measures]
    assert shown == [True] * LATE_SHOWN + [False] * 2


@pytest.mark.parametrize("status", ["implemented", "permanent", "dropped"])
def test_a_settled_measure_is_not_late(late, status):
    concept, measures = late
    MeasureImplementation.objects.filter(measure_key=measures[0].translation_key).update(status=status)
    assert late_measures(concept) == measures[1:]


def test_the_first_page_says_every_figure_in_words(concept, as_user):
    html = as_user("koordination").get(reverse("wagtailadmin_home")).content.decode()
    part = html[html.index(f">{concept.title}</a>") :]
    assert "<strong>12</strong> Seiten sind Entwürfe" in part
    assert f"<strong>{figures(concept)['incomplete']}</strong>" in part
