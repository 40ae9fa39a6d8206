"""The register as of a day: the plan in force then, with the implementation as it was known then."""

from __future__ import annotations

import pytest

from concept_pages.models import MeasurePage
from drafts.models import Stage, StageChange
from tests.concept_pages.register.reading import answer, numbers, options

from .conftest import at, band, published, reported, row_of


@pytest.mark.parametrize(
    ("day", "title"),
    [
        ("2023-03-01", "Wie es war"),
        ("2024-02-29", "Wie es war"),
        ("2024-03-01", "Wie es wurde"),
        ("2024-12-31", "Wie es wurde"),
    ],
)
def test_register_shows_the_plan_in_force_on_the_day(client, two_plans, measure, day, title):
    page = answer(client, f"?stand={day}")
    assert row_of(page, title)
    assert len(numbers(page)) == MeasurePage.objects.filter(locale__language_code="de").count()


def test_todays_register_is_the_live_text_and_has_no_band(client, two_plans, measure):
    page = answer(client)
    assert not page.select(".band")
    assert row_of(page, MeasurePage.objects.get(pk=measure.pk).title)


def test_day_ends_at_midnight_of_the_city(client, plan, measure):
    published(plan, at("2023-03-01"))
    measure.title = "Am Tag darauf"
    measure.save_revision()
    published(plan, at("2024-03-02", "00:30"))  # at that time it is still 1 March in Greenwich
    assert "Am Tag darauf" not in str(answer(client, "?stand=2024-03-01"))
    assert row_of(answer(client, "?stand=2024-03-02"), "Am Tag darauf")


def test_implementation_is_shown_as_it_was_known_at_the_end_of_the_day(client, two_plans, measure):
    reported(measure, "in_progress", at("2024-05-10", "23:30"))
    reported(measure, "implemented", at("2024-09-01"))
    words = {day: row_of(answer(client, f"?stand={day}"), "Wie es wurde").get_text() for day in DAYS}
    for day, word in DAYS.items():
        assert word in words[day], day


DAYS = {
    "2024-05-09": "nicht erfasst",
    "2024-05-10": "in Umsetzung",
    "2024-08-31": "in Umsetzung",
    "2024-09-01": "umgesetzt",
}


def test_office_is_called_as_it_was_on_the_day(client, two_plans, measure):
    office = measure.lead_office
    before = str(office)
    office.history.update(history_date=at("2020-01-01"))
    office.name, office._history_date = "Amt für alles Neue", at("2024-06-01")
    office.save()
    assert before in row_of(answer(client, "?stand=2024-05-31"), "Wie es wurde").get_text()
    assert "Amt für alles Neue" in row_of(answer(client, "?stand=2024-06-01"), "Wie es wurde").get_text()
    assert options(answer(client, "?stand=2024-05-31"), "amt")[office.key]


def test_page_says_which_day_and_which_text_it_shows_and_leads_to_today(client, two_plans):
    page = answer(client, "?stand=2024-12-31&feld=language")
    assert "31. Dezember 2024" in band(page)
    assert "1. März 2024" in band(page)
    assert page.select_one(".band a")["href"] == f"/entwuerfe/{two_plans[1].document_key}/2/"
    assert page.select_one(".band .button")["href"] == "/massnahmen/?feld=language"
    assert "31. Dezember 2024" in page.title.get_text()


def test_page_says_where_nothing_of_the_implementation_was_recorded_yet(client, two_plans, measure):
    reported(measure, "in_progress", at("2024-05-10"))
    before = answer(client, "?stand=2024-05-09")
    assert "ab dem 10. Mai 2024" in band(before)
    assert not before.select("figure.chart")
    assert not before.select("table.register .status")
    assert "ab dem 10. Mai 2024" not in band(answer(client, "?stand=2024-05-10"))


def test_measure_that_nobody_reported_on_is_planned_once_anything_is_recorded(client, two_plans, measure):
    reported(measure, "in_progress", at("2024-05-10"))
    statuses = [status.get_text() for status in answer(client, "?stand=2024-05-10").select("table.register .status")]
    assert statuses.count("in Umsetzung") == 1
    assert set(statuses) == {"in Umsetzung", "geplant"}


def test_measures_lead_to_the_text_of_that_day(client, two_plans):
    link = row_of(answer(client, "?stand=2023-12-31"), "Wie es war").a["href"]
    assert link.startswith(f"/entwuerfe/{two_plans[0].document_key}/1/")
    assert "Wie es war" in client.get(link).content.decode()


def in_force(draft, moment):
    stages = Stage.objects.filter(procedure=draft.stage.procedure)
    was, binding = stages.get(key="in_council"), stages.get(key="in_force")
    StageChange.objects.create(draft=draft, from_stage=was, to_stage=binding, at=moment, by="Rat")


def test_plan_in_force_is_shown_although_its_successor_is_public_already(client, plan, two_plans, measure):
    """What the council discusses is on the website, and does not hold yet."""
    in_force(plan.drafts.order_by("number").first(), at("2023-06-01"))
    page = answer(client, "?stand=2024-12-31")
    assert row_of(page, "Wie es war") and "galt" in band(page)
    assert "galt" not in band(answer(client, "?stand=2023-04-01"))
    in_force(plan.drafts.order_by("number").last(), at("2025-01-15"))
    assert row_of(answer(client, "?stand=2025-01-16"), "Wie es wurde")
