"""The register of an earlier day is kept like any page, and made anew when that day turns out to have been another."""

from __future__ import annotations

import pytest

from concept_pages.models import ActionPlanPage, MeasurePage
from concept_pages.models.live import Status
from tests.drafts.register_as_of.conftest import at, published, reported

from .conftest import state

DAY = "/massnahmen/?stand=2024-12-31"


@pytest.fixture
def plan(db):
    return ActionPlanPage.objects.get(locale__language_code="de")


def test_register_of_a_day_is_kept(reader, plan, commit):
    with commit():
        published(plan, at("2024-03-01"))
    assert [state(reader.get(DAY)) for _ in range(2)] == ["miss", "hit"]


def test_publication_of_that_time_is_seen_at_once(reader, plan, commit):
    assert state(reader.get(DAY)) == "miss"
    with commit():
        published(plan, at("2024-03-01"))
    answer = reader.get(DAY)
    assert state(answer) == "miss"
    assert "Zum heutigen Stand" in answer.content.decode()


def test_report_of_that_time_is_seen_at_once(reader, plan, commit):
    measure = MeasurePage.objects.filter(locale__language_code="de").order_by("path").first()
    with commit():
        published(plan, at("2024-03-01"))
    before = reader.get(DAY).content.decode().count(str(Status.DROPPED.label))
    with commit():
        reported(measure, Status.DROPPED, at("2024-06-01"))
    assert reader.get(DAY).content.decode().count(str(Status.DROPPED.label)) > before


def test_new_status_is_seen_at_once_on_the_measures_page(reader, commit):
    measure = MeasurePage.objects.filter(locale__language_code="de").order_by("path").first()
    assert [state(reader.get(measure.url)) for _ in range(2)] == ["miss", "hit"]
    with commit():
        reported(measure, Status.DROPPED, at("2024-06-01"))
    answer = reader.get(measure.url)
    assert state(answer) == "miss"
    assert "seit 1. Juni 2024" in answer.content.decode()
