"""Beside the page editor: which draft is public, and what of this page differs from it."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from concept_pages.models import ConceptPage, MeasurePage
from drafts.admin.against_public import against_public
from drafts.correcting import correct
from drafts.freezing import freeze_draft
from drafts.models import OutlineEntry
from drafts.publishing import publish_draft


@pytest.fixture
def panel(as_user):
    """From a page to the words of the panel; None where there is none."""

    def read(page, account="redaktion"):
        answer = as_user(account).get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
        found = BeautifulSoup(answer.content, "html.parser").select_one(".public-draft")
        return found and found.get_text(" ", strip=True)

    return read


def test_it_says_which_draft_is_public_and_since_when(panel, public, page):
    text = panel(page)
    assert "Öffentlich ist der 1. Entwurf" in text and "seit" in text
    assert "wie im öffentlichen Entwurf" in text


def test_before_anything_is_public_it_says_so(panel, plan, page):
    assert "noch kein Entwurf öffentlich" in panel(page)


def test_what_was_changed_since_is_listed_and_leads_to_the_synopsis(as_user, panel, public, page):
    page.title, page.summary = "Ganz anders", "Neu gefasst."
    page.save_revision()
    text = panel(page)
    assert "Titel: umformuliert" in text and "In Kürze: umformuliert" in text
    html = as_user("redaktion").get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    key = page.translation_key
    address = f"/entwuerfe/{public.document_key}/1-arbeitsstand/?stelle={key}"
    assert f"{address}#s-{key}" in html
    assert f'id="s-{key}"' in as_user("redaktion").get(address).content.decode()


def test_page_that_is_not_in_the_public_draft_says_so(panel, public, page):
    assert "nicht enthalten" in panel(begun_below(page.get_parent(), "M 9.9.1"))


def begun_below(page, number: str) -> MeasurePage:
    new = MeasurePage(title="Neu", number=number, locale=page.locale, live=False)
    page.add_child(instance=new)
    new.save_revision()
    return new


def test_page_that_the_next_draft_leaves_out_says_so(panel, plan, public, page):
    above = page.get_parent()
    keys = {one.path: one.translation_key for one in plan.get_descendants(inclusive=True)}
    OutlineEntry.objects.bulk_create(
        OutlineEntry(document=plan, page_key=key, parent_key=keys[path[:-4]], position=0, left_out=path == above.path)
        for path, key in keys.items()
        if path != plan.path
    )
    assert "wird im nächsten Entwurf weggelassen" in panel(page)
    below = begun_below(page, "M 9.9.8")
    assert "wird im nächsten Entwurf weggelassen" in panel(begun_below(below, "M 9.9.9"))


def test_correction_is_no_difference_but_is_told(panel, public, page):
    correct(draft=public, page=page, anchor="summary", html="Neu gefasst", reason="Falsch", user=None)
    text = panel(page)
    assert "wie im öffentlichen Entwurf" in text and "berichtigt" in text


def test_language_that_a_later_draft_is_not_public_in_keeps_the_earlier_one(plan, public, page):
    later = freeze_draft(document=plan, user=None, even_if_unchanged=True)
    publish_draft(draft=later, user=None, locales=[plan.locale])
    english = MeasurePage.objects.get(translation_key=page.translation_key, locale__language_code="en")
    assert (against_public(page).draft, against_public(english).draft) == (later, public)


def test_pages_outside_documents_have_no_such_panel(panel, db):
    assert panel(ConceptPage.objects.get(locale__language_code="de"), "koordination") is None


def test_it_takes_few_queries(public, page):
    page = MeasurePage.objects.get(pk=page.pk)
    passages = CaptureQueriesContext(connection)
    with passages:
        page.passages()
    with CaptureQueriesContext(connection) as all_of_it:
        assert against_public(MeasurePage.objects.get(pk=page.pk)).is_left_out is False
    assert len(all_of_it) <= len(passages) + 7
