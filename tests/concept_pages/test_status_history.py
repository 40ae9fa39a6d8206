"""A measure's page tells since when it has had which status."""

from __future__ import annotations

import datetime

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from concept_pages.models import MeasureImplementation
from concept_pages.status_history import changes_of_status, record_with_history

pytestmark = pytest.mark.django_db


@pytest.fixture
def measure(page_at):
    return page_at("konzept/aktionsplan/language/z1/m2")


@pytest.fixture
def record(measure):
    found = MeasureImplementation.objects.get(measure_key=measure.translation_key)
    found.history.all().delete()
    return found


def at(day: str, time: str = "12:00") -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.fromisoformat(f"{day}T{time}"))


def reported(record, status: str, moment: datetime.datetime, **values) -> None:
    record.status, record._history_date = status, moment
    for name, value in values.items():
        setattr(record, name, value)
    record.save()


def shown(client, measure) -> list[tuple[str, str]]:
    page = BeautifulSoup(client.get(measure.url).content.decode(), "html.parser")
    return [(li.b.get_text(), li.small.get_text()) for li in page.select(".state .thread li")]


def test_page_lists_the_changes_of_status_oldest_first(client, measure, record):
    reported(record, "planned", at("2023-01-10"))
    reported(record, "in_progress", at("2024-03-01"))
    reported(record, "implemented", at("2025-07-31"))
    assert shown(client, measure) == [
        ("geplant", "seit 10. Januar 2023"),
        ("in Umsetzung", "seit 1. März 2024"),
        ("umgesetzt", "seit 31. Juli 2025"),
    ]


def test_only_the_last_one_is_the_current_one(record):
    reported(record, "planned", at("2023-01-10"))
    reported(record, "in_progress", at("2024-03-01"))
    assert [one.is_current for one in record_with_history(record.measure_key)[1]] == [False, True]


def test_change_of_anything_but_the_status_is_not_shown(client, measure, record):
    reported(record, "planned", at("2023-01-10"))
    reported(record, "planned", at("2023-05-10"), note="Ein Wort dazu", progress=5)
    reported(record, "in_progress", at("2024-03-01"))
    assert len(shown(client, measure)) == 2


def test_slip_of_the_same_day_is_not_shown():
    days = [datetime.date(2024, 1, day) for day in (1, 2, 2, 3)]
    states = list(zip(days, ["planned", "dropped", "planned", "in_progress"], strict=True))
    assert changes_of_status(states) == [(days[0], "planned"), (days[3], "in_progress")]


def test_single_status_needs_no_time_line(client, measure, record):
    reported(record, "in_progress", at("2024-03-01"))
    assert shown(client, measure) == []


def test_day_is_that_of_the_city(client, measure, record):
    reported(record, "planned", at("2023-01-10"))
    reported(record, "in_progress", at("2024-03-02", "00:30"))
    assert shown(client, measure)[-1] == ("in Umsetzung", "seit 2. März 2024")


def test_long_history_takes_no_more_queries(client, measure, record, django_assert_max_num_queries):
    for month in range(1, 13):
        reported(record, ("planned", "in_progress")[month % 2], at(f"2024-{month:02}-01"))
    client.get(measure.url)
    with django_assert_max_num_queries(12):
        assert len(shown(client, measure)) == 12
