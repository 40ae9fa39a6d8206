"""A day that has no plan, or is no day, is told of in words, and never ends in an error."""

from __future__ import annotations

import pytest

from tests.concept_pages.register.reading import answer, numbers

from .conftest import band


def test_day_before_the_first_plan_says_from_when_on_there_is_one(client, two_plans):
    page = answer(client, "?stand=2023-02-28&feld=language")
    note = page.select_one(".note")
    assert "1. März 2023" in note.get_text()
    assert note.a["href"] == "/massnahmen/?feld=language&stand=2023-03-01"
    assert numbers(answer(client, note.a["href"].removeprefix("/massnahmen/")))


def test_site_without_published_drafts_says_that_none_is_recorded(client, plan):
    page = answer(client, "?stand=2024-12-31")
    assert "noch keinen" in page.select_one(".note").get_text()
    assert not numbers(page)


@pytest.mark.parametrize(
    ("stand", "words"),
    [
        ("2999-01-01", "noch nicht gekommen"),
        ("2024-13-45", "kein Datum"),
        ("gestern", "kein Datum"),
        ("1" * 3000, "kein Datum"),
        ("2024-01-01&stand=2023-01-01", "mehrmals"),
    ],
)
def test_day_that_cannot_be_shown_is_said_and_the_other_filters_are_kept(client, two_plans, stand, words):
    page = answer(client, f"?stand={stand}&feld=language")
    assert words in page.select_one(".note--error").get_text()
    assert numbers(page) == numbers(answer(client, "?feld=language"))


@pytest.mark.parametrize("stand", ["0001-01-01", "9999-12-31", "0000-00-00", "%00", "2024-02-30", "-1"])
def test_no_day_however_odd_ends_in_an_error_of_the_server(client, two_plans, stand):
    assert client.get(f"/massnahmen/?stand={stand}").status_code < 500
    assert client.get(f"/massnahmen/massnahmen.csv?stand={stand}").status_code < 500


def test_german_way_of_writing_a_date_is_understood(client, two_plans):
    assert "31. Dezember 2023" in band(answer(client, "?stand=31.12.2023"))


@pytest.mark.parametrize("stand", ["2023-02-28", "gestern", "2999-01-01"])
def test_table_of_a_day_that_has_none_leads_to_the_page_that_says_why(client, two_plans, stand):
    response = client.get(f"/massnahmen/massnahmen.csv?stand={stand}&feld=language")
    assert (response.status_code, response["Location"]) == (302, f"/massnahmen/?stand={stand}&feld=language")
