"""A correction changes one passage of the public draft in the open; what was frozen stays."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from wagtail_localize.models import Translation

from concept_pages.models import MeasurePage
from drafts.correcting import CorrectionRefused
from drafts.freezing import freeze_draft
from drafts.publishing import publish_draft
from drafts.road.translations import save_as_working_text

from .conftest import fix


def text_of(page, anchor: str) -> str:
    page = type(page).objects.get(pk=page.pk)
    return next(passage.text for passage in page.passages() if passage.anchor == anchor)


def test_correction_is_public_at_once_and_the_frozen_row_stays(public, page, anchor):
    before = public.pages.get(page_id=page.pk)
    correction = fix(public, page, anchor)
    assert text_of(page, anchor) == correction.text == "Seit Januar sind es 90 Plätze."
    after = public.pages.get(page_id=page.pk)
    assert (after.passages, after.digest) == (before.passages, before.digest)
    assert correction.digest not in {passage["digest"] for passage in after.passages}


def test_correction_goes_into_the_next_draft(plan, public, page, anchor):
    fix(public, page, anchor)
    page = MeasurePage.objects.get(pk=page.pk)
    assert not page.has_unpublished_changes
    row = freeze_draft(document=plan, user=None).pages.get(page_id=page.pk)
    assert "90 Plätze" in next(p["text"] for p in row.passages if p["anchor"] == anchor)


@pytest.mark.parametrize("part", ["summary", "body"])
def test_corrected_translation_is_kept_when_translators_take_their_work_over(public, page, part):
    """wagtail-localize writes the page anew from its own rows."""
    english = MeasurePage.objects.get(translation_key=page.translation_key, locale__language_code="en")
    where, html = (
        (part, "Said anew") if part == "summary" else (f"body.{english.body[0].id}", "<p>Said <b>anew</b>.</p>")
    )
    fix(public, english, where, html)
    translation = Translation.objects.get(source__object_id=page.translation_key, target_locale=english.locale)
    save_as_working_text(translation, user=None)
    working = MeasurePage.objects.get(pk=english.pk).get_latest_revision_as_object()
    assert "Said anew" in next(passage.text for passage in working.passages() if passage.anchor == where)


def test_passage_that_was_rewritten_for_the_next_draft_is_left_as_it_is(public, page, anchor):
    page.body[0].value = type(page.body[0].value)("<p>Ganz neu geschrieben.</p>")
    page.save_revision()
    fix(public, page, anchor)
    page = MeasurePage.objects.get(pk=page.pk)
    assert "Ganz neu" in str(page.get_latest_revision_as_object().body[0])
    assert page.has_unpublished_changes
    assert "90 Plätze" in text_of(page, anchor)


def test_draft_published_again_keeps_its_corrections(public, page, anchor):
    fix(public, page, anchor)
    assert publish_draft(draft=public, user=None) == public.publications.get()
    assert "90 Plätze" in text_of(page, anchor)


def test_what_the_text_may_not_hold_is_taken_out(public, page, anchor):
    correction = fix(
        public, page, anchor, '<p onclick="x()">Neu <script>alert(1)</script><b>fett</b></p><table></table>'
    )
    assert "script" not in correction.html and "onclick" not in correction.html and "table" not in correction.html
    assert "<b>fett</b>" in correction.html


def test_plain_text_is_corrected_too(public, page):
    page = MeasurePage.objects.filter(locale=page.locale).exclude(summary="").first()
    fix(public, page, "summary", "<b>Neu</b> gefasst")
    assert MeasurePage.objects.get(pk=page.pk).summary == "Neu gefasst"


@pytest.mark.parametrize("anchor", ["lead_office", "body.gone", "title", "nothing"])
def test_only_texts_of_the_page_are_corrected(public, page, anchor):
    with pytest.raises(CorrectionRefused):
        fix(public, page, anchor)


def test_correction_needs_a_reason_and_a_difference(public, page, anchor):
    with pytest.raises(CorrectionRefused):
        fix(public, page, anchor, reason=" ")
    fix(public, page, anchor)
    with pytest.raises(CorrectionRefused):
        fix(public, page, anchor)


def test_only_the_public_draft_is_corrected(plan, public, page, anchor):
    later = freeze_draft(document=plan, user=None, even_if_unchanged=True)
    with pytest.raises(CorrectionRefused):
        fix(later, page, anchor)


def test_only_who_may_corrects(public, page, anchor, account):
    with pytest.raises(PermissionDenied):
        fix(public, page, anchor, user=account("redaktion"))
    assert fix(public, page, anchor, user=account("koordination")).by == "Demo Koordination"


def test_only_languages_that_the_draft_is_public_in_are_corrected(plan, public, page, anchor):
    """A page whose public text is still that of an earlier draft must not get the text of the new one by a correction."""
    english = MeasurePage.objects.get(translation_key=page.translation_key, locale__language_code="en")
    later = freeze_draft(document=plan, user=None, even_if_unchanged=True)
    publish_draft(draft=later, user=None, locales=[plan.locale])
    with pytest.raises(CorrectionRefused):
        fix(later, english, "summary")
    assert fix(public, english, "summary").draft_page.locale_id == english.locale_id
