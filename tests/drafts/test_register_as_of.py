"""The register as of a day: the plan in force then, with the implementation as it was known then."""

from __future__ import annotations

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from concept_pages.many_measures import add_measures
from concept_pages.models import MeasureImplementation, MeasurePage
from drafts.freezing import freeze_draft
from drafts.models import Audience, Draft, Publication
from tests.concept_pages.register.reading import answer, numbers, options
from tests.concept_pages.test_pages_render import forget_all

pytestmark = pytest.mark.usefixtures("road_open")


def at(day: str, time: str = "12:00") -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.fromisoformat(f"{day}T{time}"))


def published(plan, moment: datetime.datetime, *, languages=("ar", "de", "en"), audience=Audience.EVERYONE) -> Draft:
    """The plan as it is written now, frozen and public from `moment` on."""
    draft = freeze_draft(document=plan, user=None, even_if_unchanged=True)
    Draft.objects.filter(pk=draft.pk).update(audience=audience)
    Publication.objects.create(draft=draft, at=moment, languages=list(languages))
    return draft


def reported(page, status: str, moment: datetime.datetime) -> None:
    record = MeasureImplementation.objects.filter(measure_key=page.translation_key).first()
    record = record or MeasureImplementation(measure_key=page.translation_key)
    record.status, record._history_date = status, moment
    record.save()


def band(page) -> str:
    return " ".join(page.select_one(".band").get_text().split())


def row_of(page, title: str):
    return next(row for row in page.select("table.register tbody tr") if row.select("td")[1].get_text() == title)


@pytest.fixture
def measure(plan):
    return MeasurePage.objects.filter(locale__language_code="de").exclude(lead_office=None).order_by("path").first()


@pytest.fixture
def two_plans(plan, measure):
    """One in force from 1 March 2023 on, the next, with another title, from 1 March 2024 on."""
    MeasureImplementation.history.all().delete()
    measure.title = "Wie es war"
    measure.save_revision()
    first = published(plan, at("2023-03-01"))
    measure.title = "Wie es wurde"
    measure.save_revision()
    return first, published(plan, at("2024-03-01"))


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


DAYS = {"2024-05-09": "geplant", "2024-05-10": "in Umsetzung", "2024-08-31": "in Umsetzung", "2024-09-01": "umgesetzt"}


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
    assert "ab dem 10. Mai 2024" in band(answer(client, "?stand=2024-05-09"))
    assert "ab dem 10. Mai 2024" not in band(answer(client, "?stand=2024-05-10"))


def test_measures_lead_to_the_text_of_that_day(client, two_plans):
    link = row_of(answer(client, "?stand=2023-12-31"), "Wie es war").a["href"]
    assert link.startswith(f"/entwuerfe/{two_plans[0].document_key}/1/")
    assert "Wie es war" in client.get(link).content.decode()


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
    late = {day: "überfällig" in row_of(answer(client, f"?stand={day}"), "Mit Frist").get_text() for day in LATE}
    assert late == LATE


LATE = {"2024-06-30": False, "2024-07-01": True}


def test_table_is_of_the_same_day(client, two_plans):
    response = client.get("/massnahmen/massnahmen.csv?stand=2023-12-31")
    assert "Wie es war" in response.content.decode()
    assert "massnahmen-stand-2023-12-31.csv" in response["Content-Disposition"]


@pytest.mark.parametrize("stand", ["2023-02-28", "gestern", "2999-01-01"])
def test_table_of_a_day_that_has_none_leads_to_the_page_that_says_why(client, two_plans, stand):
    response = client.get(f"/massnahmen/massnahmen.csv?stand={stand}&feld=language")
    assert (response.status_code, response["Location"]) == (302, f"/massnahmen/?stand={stand}&feld=language")


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


def test_internal_draft_is_found_on_no_day(client, plan, measure, two_plans):
    measure.title = "Geheim"
    measure.save_revision()
    freeze_draft(document=plan, user=None)
    published(plan, at("2024-06-01"), audience=Audience.EDITORS)
    assert "Geheim" not in str(answer(client, f"?stand={timezone.localdate()}"))


def test_private_measure_is_found_on_no_day(client, two_plans, measure):
    measure.view_restrictions.create(restriction_type="login")
    assert "Wie es war" not in str(answer(client, "?stand=2023-12-31"))


def test_language_shows_the_draft_that_was_published_in_it(client, plan):
    first = published(plan, at("2023-03-01"), languages=["de", "en"])
    second = published(plan, at("2024-03-01"), languages=["de"])
    links = {path: answer(client, "?stand=2024-12-31", path).select_one(".band a")["href"] for path in PATHS}
    key = first.document_key
    assert links == {"/massnahmen/": f"/entwuerfe/{key}/{second.number}/", "/en/massnahmen/": f"/en/entwuerfe/{key}/1/"}
    arabic = answer(client, "?stand=2024-12-31", "/ar/massnahmen/")
    assert arabic.select_one(".note a[hreflang=de]")["href"] == "/massnahmen/?stand=2024-12-31"


PATHS = ["/massnahmen/", "/en/massnahmen/"]


def test_query_count_is_small_and_does_not_grow(client, plan, page_at):
    goal = page_at("konzept/aktionsplan/housing/z1")
    counts = []
    for number, year in ((50, 2023), (300, 2024)):
        add_measures([goal], number, first=year)
        published(plan, at(f"{year}-03-01"))
        urls = [f"{path}?stand={year}-12-31{query}" for path in PATHS for query in QUERIES]
        counts.append([count_queries(client, url) for url in urls])
    assert counts[0] == counts[1]
    assert max(counts[1]) <= 15


QUERIES = ["", "&q=massnahme&amt=sozialamt", "&seite=2&sortierung=-titel"]


def count_queries(client, url: str) -> int:
    forget_all()
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len(queries)
