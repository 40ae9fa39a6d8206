"""A draft is the whole document as its editors see it on one day."""

from __future__ import annotations

import pytest
from wagtail.models import Page

from concept_pages.models import ActionPlanPage, AnalysisPage, MeasurePage
from drafts.freezing import FreezeRefused, NothingChanged, freeze_draft
from drafts.models import Draft


@pytest.fixture
def analysis(db):
    return AnalysisPage.objects.get(locale__language_code="de")


@pytest.fixture
def plan(db):
    return ActionPlanPage.objects.get(locale__language_code="de")


def test_draft_has_every_page_of_the_document_in_every_language(plan):
    draft = freeze_draft(document=plan, user=None)
    trees = Page.objects.filter(translation_key=plan.translation_key)
    expected = sum(tree.get_descendants(inclusive=True).count() for tree in trees)
    assert draft.pages.count() == expected
    assert {row.locale.language_code for row in draft.pages.all()} == {"de", "en", "ar"}


def test_passages_of_a_draft_are_those_of_its_pages(plan):
    draft = freeze_draft(document=plan, user=None)
    for row in draft.pages.select_related("page"):
        page = row.page.specific
        assert [p["anchor"] for p in row.passages] == [p.anchor for p in page.passages()]
        assert [p["digest"] for p in row.passages] == [p.digest for p in page.passages()]


def test_drafts_are_numbered_per_document(plan, analysis):
    assert freeze_draft(document=plan, user=None).number == 1
    assert freeze_draft(document=plan, user=None, even_if_unchanged=True).number == 2
    assert freeze_draft(document=analysis, user=None).number == 1


def test_unchanged_document_is_not_frozen_again(plan):
    freeze_draft(document=plan, user=None)
    with pytest.raises(NothingChanged):
        freeze_draft(document=plan, user=None)
    assert Draft.objects.count() == 1


def test_translation_of_a_document_stands_for_it(plan):
    english = plan.get_translations().get(locale__language_code="en")
    assert freeze_draft(document=english, user=None).document_id == plan.pk


def test_only_documents_are_frozen(plan):
    with pytest.raises(FreezeRefused):
        freeze_draft(document=plan.get_parent(), user=None)


def test_revision_of_a_draft_is_a_copy_that_is_nobodys_latest(plan):
    draft = freeze_draft(document=plan, user=None)
    for row in draft.pages.select_related("page", "revision"):
        assert row.revision_id != row.page.latest_revision_id
        assert row.revision.content == row.page.latest_revision.content
        assert row.revision.user_id is None
        assert row.page.latest_revision.is_latest_revision()


def test_working_text_counts_not_the_live_one(plan):
    measure = MeasurePage.objects.filter(locale__language_code="de").first()
    measure.title = "Ganz anders"
    measure.save_revision()
    draft = freeze_draft(document=plan, user=None)
    assert draft.pages.get(page_id=measure.pk).title == "Ganz anders"


def test_freezing_takes_the_same_few_statements_for_any_number_of_pages(plan, analysis, django_assert_max_num_queries):
    with django_assert_max_num_queries(30):
        freeze_draft(document=plan, user=None)
