"""Readers see a correction at its passage, with date and reason: in the draft for good, on the live page until the next draft is public."""

from __future__ import annotations

import re

import pytest

from concept_pages.models import MeasurePage
from drafts.freezing import freeze_draft
from drafts.models import Audience, Draft
from drafts.publishing import publish_draft

from .conftest import REASON, fix


def beside(html: str, anchor: str) -> str:
    """What stands in the element with this id, up to the next passage."""
    return re.split(r'class="passage(?: [\w-]+)?" id|<h2', html.partition(f'id="{anchor}"')[2])[0]


def addresses(public, page) -> dict[str, str]:
    row = public.pages.get(page_id=page.pk)
    draft = f"/entwuerfe/{public.document_key}/{public.number}/"
    return {
        "live": page.url,
        "live, whole": f"{page.get_parent().get_parent().get_parent().url}gesamt/",
        "draft": f"{draft}{row.path}/",
        "draft, whole": f"{draft}gesamt/",
    }


@pytest.mark.parametrize("place", ["live", "draft"])
def test_readers_see_it_at_the_passage_with_date_and_reason(client, public, page, anchor, place):
    fix(public, page, anchor)
    note = beside(client.get(addresses(public, page)[place]).content.decode(), anchor)
    assert "Berichtigung vom" in note and REASON in note and "90 Plätze" in note


@pytest.mark.parametrize("place", ["live", "live, whole", "draft", "draft, whole"])
def test_each_way_to_read_the_text_tells_of_it_once_more_for_each_correction(client, public, page, anchor, place):
    def told() -> int:
        return client.get(addresses(public, page)[place]).content.decode().count('class="note correction"')

    assert told() == 0
    fix(public, page, anchor)
    fix(public, page, anchor, "<p>Seit Februar sind es 91 Plätze.</p>", reason="Auch das Datum war falsch.")
    fix(public, page, "summary", "Neu gefasst")
    assert told() == 3


@pytest.mark.parametrize("place", ["live", "draft", "draft, whole"])
def test_lead_is_noted_too(client, public, page, place):
    fix(public, page, "summary", "Neu gefasst")
    html = client.get(addresses(public, page)[place]).content.decode()
    assert REASON in html[html.index('class="head__lead' if place in ("live", "draft") else 'class="whole__lead') :]


def test_first_page_of_the_document_is_noted_too(client, plan, public):
    fix(public, plan, "summary", "Neu gefasst")
    for address in (plan.url, f"/entwuerfe/{public.document_key}/1/"):
        assert "Berichtigung vom" in client.get(address).content.decode()


def test_live_page_leads_to_how_the_draft_reads(client, public, page, anchor):
    fix(public, page, anchor)
    address = f'href="{addresses(public, page)["draft"]}#{anchor}"'
    assert address in beside(client.get(page.url).content.decode(), anchor)
    Draft.objects.filter(pk=public.pk).update(audience=Audience.EDITORS)
    assert address not in client.get(page.url).content.decode()


def test_note_goes_from_the_live_page_with_the_next_draft_and_stays_in_the_draft(client, plan, public, page, anchor):
    fix(public, page, anchor)
    publish_draft(draft=freeze_draft(document=plan, user=None), user=None)
    live = client.get(page.url).content.decode()
    assert "90 Plätze" in live and "Berichtigung vom" not in live
    assert "Berichtigung vom" in client.get(addresses(public, page)["draft"]).content.decode()


def test_note_stays_in_a_language_that_the_next_draft_is_not_public_in(client, plan, public, page):
    english = MeasurePage.objects.get(translation_key=page.translation_key, locale__language_code="en")
    fix(public, english, "summary", "Said anew")
    publish_draft(draft=freeze_draft(document=plan, user=None), user=None, locales=[plan.locale])
    assert "Correction of" in client.get(english.url).content.decode()


def test_note_in_arabic_says_it_in_arabic(client, public, page):
    arabic = MeasurePage.objects.filter(locale__language_code="ar").exclude(summary="").first()
    fix(public, arabic, "summary", "نص جديد", reason="رقم خاطئ")
    html = client.get(arabic.url).content.decode()
    assert "تصحيح" in html and "رقم خاطئ" in html


def test_corrected_page_takes_one_query_more_than_before_and_at_most_twelve(
    client, plan, public, page, anchor, django_assert_max_num_queries
):
    fix(public, page, anchor)
    fix(public, plan, "summary", "Neu gefasst")
    for address in [*addresses(public, page).values(), plan.url]:
        client.get(address)
        with django_assert_max_num_queries(12, info=address):
            client.get(address)


def test_preview_of_the_working_text_is_not_noted(rf, public, page, anchor):
    fix(public, page, anchor)
    working = MeasurePage.objects.get(pk=page.pk).get_latest_revision_as_object()
    shown = working.make_preview_request(preview_mode=working.default_preview_mode)
    assert "90 Plätze" in shown.content.decode() and "Berichtigung vom" not in shown.content.decode()
