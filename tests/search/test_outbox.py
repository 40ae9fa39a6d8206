"""Whatever changes what readers see is noted in the transaction of the change, and found afterwards as it is then."""

from __future__ import annotations

import pytest
from django.db import transaction
from wagtail.models import Page, PageViewRestriction

from concept_pages.models import MeasureImplementation, Office
from search.models import Due
from search.outbox.relay import carry_all

WORD = "Zwetschgenkuchen"


@pytest.fixture
def page(page_at):
    return page_at("konzept/analyse/housing")


def with_word(page):
    page.title = f"{page.title} {WORD}"
    return page


def noted(kind: str) -> set[str]:
    return set(Due.objects.waiting().filter(kind=kind).values_list("key", flat=True))


def test_published_page_is_found_by_its_new_words(index, finds, page):
    with_word(page).save_revision().publish()
    assert noted("page") == {str(page.pk)}
    assert finds(WORD) == []
    assert carry_all().count == Due.objects.count()
    assert finds(WORD) == [f"page-{page.pk}"]
    assert not Due.objects.waiting().exists()


def test_working_text_is_neither_noted_nor_found(index, finds, page):
    with_word(page).save_revision()
    assert not Due.objects.exists()
    carry_all()
    assert finds(WORD) == []


def test_change_that_is_rolled_back_leaves_no_note(index, page):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        with_word(page).save_revision().publish()
        assert noted("page")
        raise ZeroDivisionError
    assert not Due.objects.exists()


def test_statement_past_every_signal_is_noted(index, finds, page):
    Page.objects.filter(pk=page.pk).update(title=WORD)
    carry_all()
    assert finds(WORD) == [f"page-{page.pk}"]


def test_withdrawn_and_deleted_pages_are_gone(index, finds, page):
    with_word(page).save_revision().publish()
    carry_all()
    page.unpublish()
    carry_all()
    assert finds(WORD) == []
    page.save_revision().publish()
    carry_all()
    assert finds(WORD)
    page.delete()
    carry_all()
    assert finds(WORD) == []


def test_page_below_a_moved_one_is_noted_too(index, page_at):
    chapter = page_at("konzept/analyse")
    below = set(map(str, chapter.get_descendants().live().values_list("pk", flat=True)))
    chapter.slug = "analysen"
    chapter.save()
    assert below <= noted("page")


def test_private_page_is_gone_in_every_language_with_all_below(index, finds, page_at):
    german, english = page_at("konzept/analyse"), page_at("konzept/analyse", "en")
    below = {f"page-{page.pk}" for page in Page.objects.descendant_of(english, inclusive=True).live()}
    everything = {entry.id for entry in index.contents()}
    assert below <= everything
    restriction = PageViewRestriction.objects.create(page=german, restriction_type=PageViewRestriction.LOGIN)
    carry_all()
    assert not below & {entry.id for entry in index.contents()}
    restriction.delete()
    carry_all()
    assert {entry.id for entry in index.contents()} == everything


def test_measure_is_narrowed_by_the_status_it_has_now(index, finds):
    live = MeasureImplementation.objects.filter(
        measure_key__in=Page.objects.filter(live=True, locale__language_code="de").values("translation_key")
    ).first()
    page = Page.objects.get(translation_key=live.measure_key, locale__language_code="de")
    MeasureImplementation.objects.filter(pk=live.pk).update(status="dropped")
    carry_all()
    assert f"page-{page.pk}" in finds(page.title, filters={"status": ("dropped",)})


def test_office_with_a_new_name_is_found_on_its_measures(index, finds):
    office = Office.objects.filter(locale__language_code="de").exclude(pk=None)
    from concept_pages.models import MeasurePage

    measure = MeasurePage.objects.filter(live=True, locale__language_code="de", lead_office__in=office).first()
    measure.lead_office.name = WORD
    measure.lead_office.save()
    carry_all()
    assert f"page-{measure.pk}" in finds(WORD)


def test_page_that_names_another_has_its_new_title(index, finds):
    from concept_pages.models import MeasurePage

    measure = MeasurePage.objects.filter(live=True, locale__language_code="de", further_goals__isnull=False).first()
    goal = measure.further_goals.first().target
    Page.objects.filter(pk=goal.pk).update(title=WORD)
    carry_all()
    assert f"page-{measure.pk}" in finds(WORD)


def test_triggers_are_where_they_belong(db):
    from search.outbox import triggers

    assert triggers.missing() == []
