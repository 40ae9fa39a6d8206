"""A draft that was frozen before a correction would bring the fault back: that is said before it is published."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from drafts.admin.lost_corrections import lost_corrections
from drafts.freezing import freeze_draft

from .conftest import TEXT, fix


@pytest.fixture
def next_draft(public, plan):
    return freeze_draft(document=plan, user=None, even_if_unchanged=True)


def test_correction_made_after_the_freezing_would_be_lost(public, next_draft, page, anchor):
    correction = fix(public, page, anchor)
    assert lost_corrections(next_draft) == [correction]
    assert lost_corrections(public) == []


def test_draft_frozen_after_the_correction_has_it(public, plan, page, anchor):
    fix(public, page, anchor)
    assert lost_corrections(freeze_draft(document=plan, user=None)) == []


def test_second_correction_would_be_lost_by_a_draft_that_has_only_the_first(public, plan, page, anchor):
    fix(public, page, anchor)
    draft = freeze_draft(document=plan, user=None)
    second = fix(public, page, anchor, html="<p>Seit Februar sind es 95 Plätze.</p>")
    assert lost_corrections(draft) == [second]


def test_passage_that_editors_have_rewritten_is_theirs(public, plan, page, anchor):
    page.body[0].value = type(page.body[0].value)("<p>Ganz anders gesagt.</p>")
    page.save_revision()
    draft = freeze_draft(document=plan, user=None)
    fix(public, page, anchor)
    assert lost_corrections(draft) == []


def test_fault_that_was_put_back_by_another_correction_is_lost_in_nothing(public, next_draft, page, anchor):
    original = str(page.body[0].value.source)
    fix(public, page, anchor)
    fix(public, page, anchor, html=original)
    assert lost_corrections(next_draft) == []


def test_coordinator_reads_it_before_the_step_that_publishes(as_user, public, next_draft, page, anchor):
    fix(public, page, anchor, html=TEXT, reason="Die Zahl war falsch.")
    answer = as_user("koordination").get(reverse("drafts_admin:advance", args=[next_draft.pk, "in_council"]))
    means = BeautifulSoup(answer.content, "html.parser").select_one("section[aria-labelledby=means]").get_text()
    assert "Eine Berichtigung ginge verloren" in means
    assert page.title in means and "Die Zahl war falsch." in means
