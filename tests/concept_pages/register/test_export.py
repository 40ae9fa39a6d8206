import csv
import datetime
import io

import pytest
from django.utils import timezone

from concept_pages.many_measures import add_measures

from .reading import answer, german_measures, numbers

pytestmark = pytest.mark.django_db
PATH = "massnahmen/massnahmen.csv"


def load(client, query: str = "", language: str = "") -> list[list[str]]:
    response = client.get(f"{language}/{PATH}{query}")
    assert response.status_code == 200
    text = response.content.decode("utf-8-sig")
    assert response.content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


def test_csv_holds_the_rows_shown_in_their_order(client):
    query = "?amt=sozialamt&sortierung=-titel"
    rows = load(client, query)
    assert [row[0] for row in rows[1:]] == numbers(answer(client, query))
    assert len(rows) > 2


def test_csv_holds_the_rows_of_all_pages(client, page_at):
    add_measures([page_at("konzept/aktionsplan/housing/z1")], 630, first=5000)
    rows = load(client, "?q=beispielhafte&seite=2")
    assert len(rows) == 631
    assert all(row[-1].startswith("http://testserver/") and len(row[-1]) > 30 for row in rows[1:])


@pytest.mark.parametrize(("language", "head"), [("", "Maßnahme"), ("/en", "Measure"), ("/ar", "التدبير")])
def test_heads_are_in_the_readers_language(client, language, head):
    assert head in load(client, language=language)[0]


def test_dates_are_iso_and_the_file_name_has_one(client):
    page = german_measures()[0]
    type(page).objects.filter(pk=page.pk).update(due_date=datetime.date(2031, 7, 4), permanent=False)
    rows = load(client, f"?q={page.number}")
    assert rows[1][rows[0].index("Frist")] == "2031-07-04"
    response = client.get(f"/{PATH}")
    assert f"massnahmen-{timezone.localdate():%Y-%m-%d}.csv" in response["Content-Disposition"]


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", " =", "\t=", "\r=", "＝"])
def test_no_cell_is_a_formula(client, sign):
    page = german_measures()[0]
    type(page).objects.filter(pk=page.pk).update(title=f'{sign}HYPERLINK("x";"y")')
    rows = load(client, f"?q={page.number}")
    assert len(rows) == 2
    assert rows[1][1] == f'\'{sign}HYPERLINK("x";"y")'
