"""What is free as ever, and the road itself."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, transaction
from wagtail.models import Page

from concept_pages import road
from concept_pages.models import MeasurePage
from concept_pages.road import open_road

pytestmark = pytest.mark.django_db


def test_pages_beside_documents_are_published_moved_and_deleted_as_ever(page_at, unchanged):
    standard = page_at("impressum")
    standard.title = "Anders"
    standard.save_revision().publish()
    standard.move(standard.get_parent(), "first-child")
    standard.refresh_from_db()
    standard.unpublish()
    standard.delete()
    assert Page.find_problems() == ([], [], [], [], [])


def test_concept_page_itself_is_published_as_ever(plan, unchanged):
    concept = plan.get_parent().specific
    concept.title = "Anders"
    concept.save_revision().publish()
    assert Page.objects.get(pk=concept.pk).title == "Anders"


def test_working_text_is_saved_locked_and_reviewed_as_ever(page, unchanged):
    page.title = "Anders"
    page.save_revision()
    page = MeasurePage.objects.get(pk=page.pk)
    page.locked = True
    page.save()


def test_road_needs_a_reason_and_closes_behind(page):
    with pytest.raises(ValueError), open_road(" "):
        pass
    with open_road("a test"):
        MeasurePage.objects.filter(pk=page.pk).update(title="Anders")
    with pytest.raises(DatabaseError), transaction.atomic():
        MeasurePage.objects.filter(pk=page.pk).update(title="Ganz anders")


def test_road_that_the_database_could_not_open_is_closed(page, monkeypatch):
    def fail():
        raise DatabaseError

    monkeypatch.setattr(road.ROAD, "_tell_database", fail)
    with pytest.raises(DatabaseError), open_road("a test"):
        pass
    assert not road.road_is_open()


def test_document_that_was_never_public_is_arranged_freely(plan, as_user):
    """A new concept is made and ordered as drafts."""
    from concept_pages.starting import NewConcept, standard_fields, start_concept

    home = plan.get_parent().get_parent()
    concept = start_concept(home=home.specific, concept=NewConcept("Neu", 2031, 2036, standard_fields()[:2]))
    first, second = concept.get_children().first().get_children()[:2]
    second.move(first, "left")
    assert list(concept.get_children().first().get_children()[:2]) == [second, first]
    concept.refresh_from_db()
    concept.specific.delete()
