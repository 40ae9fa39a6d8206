"""Implementation and actual values live beside the page: edited in place, public at once, never touched by publishing."""

import datetime

import pytest
from django.urls import reverse
from wagtail.models import Page

from concept_pages.models import IndicatorValue, MeasureImplementation, MeasurePage
from concept_pages.models.live import is_late
from concept_pages.road import open_road

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("road_open")]


@pytest.fixture
def measure(page_at):
    return page_at("konzept/aktionsplan/language/z1/m2")


def record_of(measure) -> MeasureImplementation:
    return MeasureImplementation.objects.get(measure_key=measure.translation_key)


def test_one_record_serves_all_languages(measure, page_at):
    assert record_of(measure) == record_of(page_at("konzept/aktionsplan/language/z1/m2", "en"))


def test_a_new_measure_has_its_record_from_the_first_day(page_at):
    from concept_pages.models import MeasurePage

    goal = page_at("konzept/aktionsplan/language/z1")
    measure = goal.add_child(instance=MeasurePage(title="Neu", live=False))
    assert record_of(measure).status == "planned"


def test_staff_change_the_status_in_place_and_readers_see_it_at_once(as_user, client, measure):
    editor = as_user("redaktion")
    record = record_of(measure)
    answer = editor.post(
        reverse("implementation:edit", args=[record.pk]),
        {"status": "implemented", "progress": "100", "note": "Alles fertig.", "reporting_date": "2026-11-01"},
    )
    assert answer.status_code == 302
    for url in (measure.url, measure.get_translations().get(locale__language_code="en").url):
        assert "Alles fertig." in client.get(url).content.decode()
    assert record_of(measure).history.first().history_user.username == "redaktion"


def test_publishing_leaves_the_record_alone(measure):
    record = record_of(measure)
    record.note = "Nur hier"
    record.save()
    measure.title = "Anders"
    measure.save_revision().publish()
    assert record_of(measure).note == "Nur hier"


def test_readers_see_the_status_in_words(client, measure):
    html = client.get(measure.url).content.decode()
    assert "Stand der Umsetzung" in html and record_of(measure).get_status_display() in html


def test_working_group_members_may_not_change_records(as_user, measure):
    record = record_of(measure)
    answer = as_user("arbeitsgruppe").post(reverse("implementation:edit", args=[record.pk]), {"note": "Anders"})
    assert answer.status_code in (302, 403)
    assert record_of(measure).note == record.note


def test_nobody_adds_or_deletes_records_by_hand(as_user, measure):
    listing = as_user("koordination").get(reverse("implementation:index")).content.decode()
    assert measure.title in listing
    assert reverse("implementation:add") not in listing


DUE = datetime.date(2026, 6, 30)


@pytest.mark.parametrize(
    ("due", "status", "days_after", "late"),
    [
        (DUE, "in_progress", 1, True),
        (DUE, "in_progress", 0, False),
        (DUE, "not_implemented", 1, True),
        (DUE, None, 1, True),
        (DUE, "implemented", 1, False),
        (DUE, "permanent", 1, False),
        (DUE, "dropped", 1, False),
        (None, "in_progress", 1, False),
    ],
)
def test_a_measure_is_late_past_its_due_date_unless_settled(due, status, days_after, late):
    assert is_late(due, status, today=DUE + datetime.timedelta(days=days_after)) is late


def test_page_register_and_dashboard_agree_on_what_is_late(client, measure):
    from concept_pages.admin.overview import late_measures

    MeasureImplementation.objects.filter(measure_key=measure.translation_key).delete()
    measure.start, measure.due_date = None, datetime.date(2020, 1, 1)
    measure.save_revision().publish()
    concept = measure.get_parent().get_parent().get_parent().get_parent()
    assert measure.pk in [late.pk for late in late_measures(concept)]
    assert client.get(measure.url).context["is_late"]
    assert measure.title in client.get("/massnahmen/", {"frist": "ueberfaellig"}).content.decode()


def test_an_actual_value_is_public_at_once(client, page_at):
    goal = page_at("konzept/aktionsplan/language/z1")
    indicator = goal.indicators.first().indicator
    IndicatorValue.objects.create(indicator=indicator, date=datetime.date(2026, 6, 30), value="11.50")
    assert "11,5" in client.get(goal.url).content.decode()


def test_a_record_is_called_as_its_measure(as_user, measure):
    client = as_user("redaktion")
    url = reverse("implementation:edit", args=[record_of(measure).pk])
    html = client.get(url).content.decode()
    assert str(measure) == str(record_of(measure)) and html.count(measure.title) > 1
    assert reverse("wagtailadmin_pages:edit", args=[measure.pk]) in html
    answer = client.post(url, {"status": "planned"}, follow=True)
    assert any(measure.title in str(message) for message in answer.context["messages"])


def test_who_may_not_change_a_record_makes_none(as_user, measure):
    record_of(measure).delete()
    answer = as_user("uebersetzung-en").get(reverse("edit_implementation", args=[measure.pk]))
    assert answer.status_code in (302, 403)
    assert not MeasureImplementation.objects.filter(measure_key=measure.translation_key).exists()


def test_the_dashboard_tells_withdrawn_pages_from_drafts(page_at):
    from concept_pages.admin.overview import pages_by_state

    concept, measure = page_at("konzept"), page_at("konzept/aktionsplan/language/z1/m2")
    before = pages_by_state(concept)
    measure.unpublish()
    after = pages_by_state(concept)
    assert after["withdrawn"] == before["withdrawn"] + 1 and after["drafts"] == before["drafts"]


def listed(client, **query) -> str:
    return client.get(reverse("implementation:index"), query).content.decode()


def test_measures_are_found_by_number_or_by_words_of_the_title(as_user, measure, page_at):
    office = as_user("amt")
    other = page_at("konzept/aktionsplan/housing/z1/m1")
    assert other.title in listed(office) and f"{measure.number} {measure.title}" in listed(office)
    for words in (measure.number, measure.title.split()[0].lower()):
        found = listed(office, q=words)
        assert measure.title in found and other.title not in found


def test_actual_values_are_listed_with_their_unit_and_as_people_write_them(as_user):
    value = IndicatorValue.objects.select_related("indicator").first()
    value.value = "14.50"
    value.save()
    html = as_user("redaktion").get(reverse("indicator_values:index")).content.decode()
    assert value.indicator.unit in html
    assert "14,5" in html and "14,50" not in html


def test_an_actual_value_is_of_an_indicator_in_the_source_language(as_user):
    from concept_pages.models import Indicator

    form = as_user("redaktion").get(reverse("indicator_values:add")).context["form"]
    languages = form.fields["indicator"].queryset.values_list("locale__language_code", flat=True)
    assert set(languages) == {"de"}
    assert Indicator.objects.exclude(locale__language_code="de").exists()


def test_a_wrong_value_is_said_at_its_field_and_nothing_typed_is_lost(as_user):
    before = IndicatorValue.objects.count()
    typed = {"indicator": "", "date": "31.02.2026", "value": "rund 20", "source": "Sozialamt, eigene Zählung"}
    answer = as_user("redaktion").post(reverse("indicator_values:add"), typed)
    errors = answer.context["form"].errors
    assert set(errors) == {"indicator", "date", "value"}
    html = answer.content.decode()
    assert all(words in html for words in ("31.02.2026", "rund 20", "Sozialamt, eigene Zählung"))
    assert IndicatorValue.objects.count() == before


def test_offices_are_not_told_of_measures_that_never_were_public(db, client, django_user_model):
    measure = MeasurePage.objects.filter(locale__language_code="de", live=True).first()
    MeasureImplementation.objects.get_or_create(measure_key=measure.translation_key)
    with open_road("a test"):
        Page.objects.filter(pk=measure.pk).update(live=False, title="Nur im internen Entwurf")
    told = {}
    for name in ("amt", "koordination"):
        client.force_login(django_user_model.objects.get(username=name))
        told[name] = "Nur im internen Entwurf" in client.get("/admin/implementation/").content.decode()
    assert told == {"amt": False, "koordination": True}
