import datetime

import pytest
from wagtail.models import PageViewRestriction

from concept_pages.models import Office

from .reading import answer, german_measures, numbers, options, set_status, spoken

pytestmark = pytest.mark.django_db
FACETS = ("feld", "amt", "gruppe", "status", "frist")


def test_register_without_filters_shows_every_public_measure(client):
    expected = sorted(german_measures().values_list("number", flat=True))
    assert sorted(numbers(answer(client))) == expected
    assert len(expected) > 4


@pytest.mark.parametrize("query", ["", "?status=planned", "?q=deutsch", "?feld=language&frist=2028"])
@pytest.mark.parametrize("facet", FACETS)
def test_each_count_is_what_choosing_the_value_gives(client, facet, query):
    counts = options(answer(client, query), facet)
    assert counts
    for value, count in counts.items():
        kept = [part for part in query.lstrip("?").split("&") if part and not part.startswith(f"{facet}=")]
        page = answer(client, f"?{'&'.join([*kept, f'{facet}={value}'])}")
        assert len(numbers(page)) == count, (facet, value)


def test_office_filter_finds_lead_and_participating(client):
    office = Office.objects.filter(locale__language_code="de", key="sozialamt").get()
    expected = {
        page.number
        for page in german_measures()
        if page.lead_office_id == office.pk or page.participating_offices.filter(target=office).exists()
    }
    assert set(numbers(answer(client, "?amt=sozialamt"))) == expected


def test_due_filter_holds_earlier_years(client, page_at):
    early, late = german_measures()[:2]
    type(early).objects.filter(pk=early.pk).update(due_date=datetime.date(2027, 6, 30), permanent=False)
    type(late).objects.filter(pk=late.pk).update(due_date=datetime.date(2033, 12, 31), permanent=False)
    assert early.number in numbers(answer(client, "?frist=2027"))
    assert late.number not in numbers(answer(client, "?frist=2027"))
    assert {early.number, late.number} <= set(numbers(answer(client, "?frist=2033")))


@pytest.mark.parametrize(
    ("status", "is_found"), [("in_progress", True), ("planned", True), ("implemented", False), ("dropped", False)]
)
def test_late_filter_finds_what_is_past_due_and_not_settled(client, status, is_found):
    page = german_measures()[0]
    type(page).objects.filter(pk=page.pk).update(due_date=datetime.date(2020, 1, 1), permanent=False)
    set_status(page, status)
    other = german_measures()[1]
    type(other).objects.filter(pk=other.pk).update(due_date=datetime.date(2020, 1, 1), permanent=False)
    set_status(other, "planned")
    assert (page.number in numbers(answer(client, "?frist=ueberfaellig"))) is is_found


@pytest.mark.parametrize("words", ["STRASSENCAFE", "straßencafé", "Strassencafé", "cafe strassen"])
def test_words_are_found_whatever_case_and_accents(client, words):
    page = german_measures()[0]
    type(page).objects.filter(pk=page.pk).update(title="Das Straßencafé öffnet")
    assert numbers(answer(client, f"?q={words}")) == [page.number]


@pytest.mark.parametrize("shape", ["{0}", "{1}"])
def test_number_is_found_with_and_without_its_blank(client, shape):
    number = german_measures()[0].number
    assert number in numbers(answer(client, f"?q={shape.format(number, number.replace(' ', ''))}"))


def test_draft_and_private_measures_are_not_shown_nor_counted(client):
    draft, private = german_measures()[:2]
    total = german_measures().count()
    type(draft).objects.filter(pk=draft.pk).update(live=False)
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    page = answer(client)
    assert not {draft.number, private.number} & set(numbers(page))
    assert sum(options(page, "status").values()) == total - 2


def test_measures_below_a_private_field_are_hidden_in_every_language(client, page_at):
    PageViewRestriction.objects.create(page=page_at("konzept/aktionsplan/housing"), restriction_type="login")
    assert "housing" not in options(answer(client), "feld")
    assert "housing" not in options(answer(client, path="/ar/massnahmen/"), "feld")


def test_nothing_found_names_the_filter_to_drop(client):
    page = answer(client, "?feld=language&q=gibtesnicht")
    assert numbers(page) == []
    assert spoken(page).startswith("0 ")
    without_word = page.select_one(".note a[href='/massnahmen/?feld=language']")
    assert without_word is not None
    assert len(numbers(answer(client, "?feld=language"))) > 0


def test_tags_remove_one_filter_each(client):
    page = answer(client, "?feld=language&status=planned")
    assert {tag["href"] for tag in page.select(".filter-tag")} == {
        "/massnahmen/?feld=language",
        "/massnahmen/?status=planned",
    }
