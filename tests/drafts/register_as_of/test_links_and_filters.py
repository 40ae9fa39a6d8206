"""Filters, sorting, search, links and the table are those of the day."""

from __future__ import annotations

import datetime

from concept_pages.models import MeasurePage
from tests.concept_pages.register.reading import answer, numbers, options

from .conftest import at, published, reported, row_of


def test_filters_sorting_and_search_work_on_the_day(client, two_plans, measure):
    reported(measure, "implemented", at("2024-05-10"))
    day = "stand=2024-12-31"
    everything = answer(client, f"?{day}")
    for name in ("feld", "amt", "gruppe", "status", "frist"):
        for value, count in options(everything, name).items():
            assert len(numbers(answer(client, f"?{day}&{name}={value}"))) == count, (name, value)
    assert len(numbers(answer(client, f"?{day}&q=wie+es+wurde"))) == 1
    assert len(numbers(answer(client, f"?{day}&status=implemented"))) == 1
    assert not numbers(answer(client, "?stand=2024-05-09&q=wie+es+war"))
    turned = numbers(answer(client, f"?{day}&sortierung=-nummer"))
    assert sorted(turned) == sorted(numbers(everything))
    assert turned != numbers(everything)


def test_every_link_of_the_register_keeps_the_day(client, two_plans):
    page = answer(client, "?stand=2024-12-31&q=e&feld=language")
    for link in page.select("main a[href^='/massnahmen/']"):
        if link.get_text() != "Zum heutigen Stand":
            assert "stand=2024-12-31" in link["href"], link
    assert page.select_one("form.filters input[name=stand]")["value"] == "2024-12-31"


def test_late_is_what_was_late_on_that_day(client, plan, measure):
    MeasurePage.objects.filter(pk=measure.pk).update(due_date=None, permanent=False)
    measure.start, measure.due_date, measure.permanent = None, datetime.date(2024, 6, 30), False
    measure.title = "Mit Frist"
    measure.save_revision()
    published(plan, at("2024-03-01"))
    reported(measure, "in_progress", at("2024-04-01"))
    late = {day: "überfällig" in row_of(answer(client, f"?stand={day}"), "Mit Frist").get_text() for day in LATE}
    assert late == LATE


LATE = {"2024-06-30": False, "2024-07-01": True}


def test_table_is_of_the_same_day(client, two_plans):
    response = client.get("/massnahmen/massnahmen.csv?stand=2023-12-31")
    assert "Wie es war" in response.content.decode()
    assert "massnahmen-stand-2023-12-31.csv" in response["Content-Disposition"]
