"""What may stand in the address, and what comes of it."""

import pytest
from django.utils.http import urlencode

from concept_pages.many_measures import add_measures

from .reading import answer, numbers, spoken

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "query",
    [
        "?amt=gibtesnicht",
        "?feld=%27%3B--",
        "?status=xxx",
        "?frist=abcd",
        "?seite=0",
        "?seite=-3",
        "?seite=x",
        "?seite=" + "9" * 3000,
        "?sortierung=alles",
        "?q=" + "x" * 3000,
        "?feld=language&feld=housing",
        "?amt=%ED%A0%80",
    ],
)
def test_what_is_not_understood_is_left_out_and_said(client, query):
    page = answer(client, query)
    assert page.select_one(".note--error") is not None
    assert numbers(page) == numbers(answer(client))


@pytest.mark.parametrize("query", ["?x=2024-12-31", "?utm=1", "?fbclid=%00"[:8], "?[]=1&=2"])
def test_foreign_parameters_change_nothing(client, query):
    page = answer(client, query)
    assert page.select_one(".note--error") is None
    assert numbers(page) == numbers(answer(client))


def test_nul_never_ends_in_an_error_of_the_server(client):
    assert client.get("/massnahmen/?q=%00").status_code < 500


def test_blank_fields_of_the_form_leave_the_address(client):
    asked = urlencode({"q": "", "feld": "language", "amt": "", "sortierung": "nummer", "stand": "2024-12-31"})
    response = client.get(f"/massnahmen/?{asked}")
    assert response.status_code == 302
    assert response["Location"] == "/massnahmen/?feld=language&stand=2024-12-31"
    assert client.get(response["Location"]).status_code == 200


@pytest.mark.parametrize("key", ["nummer", "titel", "amt", "frist", "status"])
def test_sorting_turns_round_on_the_second_click(client, key):
    page = answer(client, f"?sortierung={key}" if key != "nummer" else "")
    head = page.select_one("th[aria-sort]")
    assert head["aria-sort"] == "ascending"
    turned = answer(client, head.a["href"].removeprefix("/massnahmen/"))
    assert turned.select_one("th[aria-sort]")["aria-sort"] == "descending"
    assert sorted(numbers(turned)) == sorted(numbers(page))


def test_numbers_are_sorted_as_people_count(client, page_at):
    goal = page_at("konzept/aktionsplan/housing/z1")
    add_measures([goal], 2, first=9)
    found = numbers(answer(client, "?q=beispielhafte"))
    assert found == ["M 9", "M 10"]


def test_titles_are_sorted_without_regard_to_case_and_umlauts(client):
    from concept_pages.register.folding import fold

    titles = [
        row.select("td")[1].get_text()
        for row in answer(client, "?sortierung=titel").select("tbody tr")
        if len(row.select("td")) > 4
    ]
    titles = [title for title in titles if title]
    assert [fold(title) for title in titles[-3:]] == sorted(fold(title) for title in titles[-3:])


def test_pages_hold_a_hundred_rows_and_lead_to_each_other(client, page_at):
    add_measures([page_at("konzept/aktionsplan/housing/z1")], 230, first=5000)
    first, last = answer(client, "?q=beispielhafte"), answer(client, "?q=beispielhafte&seite=3")
    assert [len(numbers(page)) for page in (first, last)] == [100, 30]
    assert "201" in spoken(last)
    assert first.select_one("nav.pages a[href='/massnahmen/?q=beispielhafte&seite=3']") is not None
    assert last.select_one("nav.pages [aria-current=page]").get_text().endswith("3")
    assert numbers(answer(client, "?q=beispielhafte&seite=99")) == numbers(last)


def test_paper_says_which_register_of_which_day_and_where_it_is(client):
    page = answer(client, "?feld=language&status=planned").html
    assert "Register der Maßnahmen, Stand: " in page["data-running"]
    assert page["data-address"].endswith("/massnahmen/?feld=language&status=planned")
