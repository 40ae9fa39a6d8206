"""Public drafts and their comparison are kept for readers, made anew when anything of them changes, and never kept of what is internal."""

from __future__ import annotations

import pytest

from concept_pages.models import ActionPlanPage, MeasurePage
from drafts.correcting import correct
from drafts.freezing import freeze_draft
from drafts.models import Audience, Draft
from drafts.publishing import publish_draft

from .conftest import state


@pytest.fixture
def page(db):
    return MeasurePage.objects.filter(locale__language_code="de").exclude(summary="").order_by("path").first()


@pytest.fixture
def drafts(page, commit):
    """Two public drafts of the plan."""
    plan = ActionPlanPage.objects.get(locale__language_code="de")
    with commit():
        first = freeze_draft(document=plan, user=None)
        page.title = "Anders genannt"
        page.save_revision()
        second = freeze_draft(document=plan, user=None)
        publish_draft(draft=second, user=None)
        Draft.objects.update(audience=Audience.EVERYONE)
    return first, second


@pytest.fixture
def lasting(drafts, page):
    key, path = drafts[1].document_key, drafts[1].pages.get(page_id=page.pk).path
    return [
        f"/entwuerfe/{key}/{place}"
        for place in ("1-2/", "1-2/?ansicht=fortlaufend&art=moved", "2/gesamt/", f"2/{path}/")
    ]


def test_they_are_kept(reader, lasting):
    for address in lasting:
        reader.get(address)  # the comparison is written when it is first asked for
        reader.get(address)
        assert state(reader.get(address)) == "hit", address


def test_cover_says_what_is_late_today_and_is_not_kept(reader, drafts):
    address = f"/entwuerfe/{drafts[1].document_key}/2/"
    reader.get(address)
    assert state(reader.get(address)) == "bypass"


def test_correction_is_seen_at_once(reader, lasting, drafts, page, commit):
    for address in lasting:
        reader.get(address)
        reader.get(address)
    with commit():
        correct(draft=drafts[1], page=page, anchor="summary", html="Neu gefasst", reason="Falsche Zahl", user=None)
    for address in lasting:
        assert "Falsche Zahl" in reader.get(address).content.decode(), address


def test_draft_that_becomes_internal_is_gone_at_once(reader, lasting, commit):
    for address in lasting:
        reader.get(address)
        reader.get(address)
    with commit():
        Draft.objects.update(audience=Audience.EDITORS)
    assert {reader.get(address).status_code for address in lasting} == {404}


def test_what_an_editor_reads_of_internal_drafts_is_kept_for_nobody(reader, cached, lasting, commit, as_user):
    with commit():
        Draft.objects.update(audience=Audience.EDITORS)
    editor = as_user("redaktion")
    for address in lasting:
        assert editor.get(address).status_code == 200
        assert reader.get(address).status_code == 404
