"""A draft is the whole document as its editors see it on one day."""

from __future__ import annotations

import hashlib
import json

import pytest
from django.core.exceptions import PermissionDenied
from wagtail.models import Page

from concept_pages.models import ActionPlanPage, MeasurePage
from concept_pages.starting import NewConcept, standard_fields, start_concept
from drafts.exceptions import FreezeRefused, NothingChanged
from drafts.freezing import freeze_draft
from drafts.models import Audience, Draft


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


def test_renamed_office_keeps_its_name_in_the_draft(plan):
    measure = MeasurePage.objects.filter(locale__language_code="de").exclude(lead_office=None).first()
    name = measure.lead_office.name
    draft = freeze_draft(document=plan, user=None)
    type(measure.lead_office).objects.filter(pk=measure.lead_office_id).update(name="Ganz anderes Amt")
    passages = draft.pages.get(page_id=measure.pk).passages
    assert name in next(p["text"] for p in passages if p["anchor"] == "lead_office")


def test_links_between_pages_say_the_titles_of_the_draft(plan):
    """A page renamed in the working text is named by its new title wherever the draft links to it."""
    from concept_pages.models import GoalPage

    goal = GoalPage.objects.filter(locale__language_code="de").first()
    measure = MeasurePage.objects.filter(locale__language_code="de").child_of(goal).first()
    other = GoalPage.objects.filter(locale__language_code="de").exclude(pk=goal.pk).first()
    measure.further_goals.create(target=other, locale=measure.locale)
    measure.save_revision()
    other.title = "Neu benanntes Ziel"
    other.save_revision()
    row = freeze_draft(document=plan, user=None).pages.get(page_id=measure.pk)
    assert "Neu benanntes Ziel" in next(p["text"] for p in row.passages if p["anchor"] == "further_goals")


def test_only_who_may_freezes(plan, account):
    with pytest.raises(PermissionDenied):
        freeze_draft(document=plan, user=account("redaktion"))
    assert freeze_draft(document=plan, user=account("koordination")).frozen_by == "Demo Koordination"


def test_page_that_is_left_out_of_the_outline_is_not_in_the_draft(plan):
    from drafts.models import OutlineEntry

    goal = plan.get_descendants().type(MeasurePage).first().get_parent()
    OutlineEntry.objects.create(
        document=plan,
        page_key=goal.translation_key,
        parent_key=goal.get_parent().translation_key,
        position=0,
        left_out=True,
    )
    draft = freeze_draft(document=plan, user=None)
    gone = [goal.translation_key, *goal.get_children().values_list("translation_key", flat=True)]
    assert len(gone) > 1
    assert not draft.pages.filter(page_key__in=gone).exists()


def test_manifest_gives_the_digest_to_anybody_who_computes_it(plan):
    manifest = freeze_draft(document=plan, user=None).manifest()
    lines = "".join(f"{page['digest']}  {page['address']}\n" for page in manifest["pages"])
    assert hashlib.sha256(lines.encode()).hexdigest() == manifest["digest"]
    assert json.loads(json.dumps(manifest)) == manifest


def test_drafts_of_two_concepts_have_addresses_of_their_own(plan, page_at, client, public):
    """Each concept has an analysis and a plan of the same key; a cited address means one draft for good."""
    concept = start_concept(home=page_at("index"), concept=NewConcept("Neues", 2033, 2038, standard_fields()[:1]))
    second = ActionPlanPage.objects.child_of(concept).get()
    assert second.key == plan.key
    drafts = [freeze_draft(document=second, user=None, even_if_unchanged=True) for _round in range(2)]
    Draft.objects.filter(document=second).update(audience=Audience.EVERYONE)
    assert {draft.document_key for draft in drafts} == {f"{public.document_key}-2"}
    assert plan.title in client.get(f"/entwuerfe/{public.document_key}/1/").content.decode()
    assert second.title in client.get(f"/entwuerfe/{public.document_key}-2/1/").content.decode()


def test_name_is_one_line_and_too_long_a_name_is_refused_with_a_sentence(plan):
    assert freeze_draft(document=plan, user=None, name=" für die\n Ämter\0 ", change_note=None).name == "für die Ämter"
    with pytest.raises(FreezeRefused, match="200"):
        freeze_draft(document=plan, user=None, name="x" * 201, even_if_unchanged=True)
