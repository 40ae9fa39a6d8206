"""A correction changes one passage of the public draft in the open; what was frozen stays."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from concept_pages.models import MeasurePage
from drafts.correcting import CorrectionRefused, correct
from drafts.freezing import freeze_draft
from drafts.models import Audience, Draft
from drafts.publishing import publish_draft

REASON = "Falsche Zahl"
TEXT = "<p>Seit Januar sind es 90 Plätze.</p>"


@pytest.fixture
def public(plan):
    draft = freeze_draft(document=plan, user=None)
    publish_draft(draft=draft, user=None)
    Draft.objects.filter(pk=draft.pk).update(audience=Audience.EVERYONE)
    return draft


@pytest.fixture
def page(plan):
    return next(page for page in MeasurePage.objects.filter(locale=plan.locale) if page.body)


@pytest.fixture
def anchor(page):
    """Of the first paragraph."""
    return f"body.{page.body[0].id}"


def text_of(page, anchor: str) -> str:
    page = type(page).objects.get(pk=page.pk)
    return next(passage.text for passage in page.passages() if passage.anchor == anchor)


def fix(public, page, anchor, html=TEXT, user=None, reason=REASON):
    return correct(draft=public, page=page, anchor=anchor, html=html, reason=reason, user=user)


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


def test_readers_of_the_draft_see_it_with_date_and_reason(client, public, page, anchor):
    fix(public, page, anchor)
    row = public.pages.get(page_id=page.pk)
    html = client.get(f"/entwuerfe/{public.document_key}/1/{row.path}/").content.decode()
    assert "Berichtigung" in html and REASON in html and "90 Plätze" in html
