"""A correction changes one passage of the public draft in the open; what was frozen stays."""

from __future__ import annotations

import re

import pytest
from django.core.exceptions import PermissionDenied
from wagtail.signals import page_published
from wagtail_localize.models import Translation

from concept_pages.models import MeasurePage
from drafts.correcting import CorrectionRefused, correct
from drafts.freezing import freeze_draft
from drafts.models import Audience, Correction, Draft
from drafts.publishing import announce_due, publish_draft
from drafts.road.translations import save_as_working_text

REASON = "Falsche Zahl"
TEXT = "<p>Seit Januar sind es 90 Plätze.</p>"


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


@pytest.fixture
def heard():
    pages = []

    def receiver(instance, **_words):
        pages.append(instance.pk)

    page_published.connect(receiver)
    yield pages
    page_published.disconnect(receiver)


def test_correction_is_announced_after_its_commit(heard, public, page, anchor, django_capture_on_commit_callbacks):
    announce_due()
    with django_capture_on_commit_callbacks(execute=True):
        fix(public, page, anchor)
        assert Correction.objects.get().announced_at is None
        heard.clear()
    assert heard == [page.pk]
    assert Correction.objects.get().announced_at


def test_correction_that_was_not_announced_is_announced_by_the_next_run(heard, public, page, anchor):
    announce_due()
    fix(public, page, anchor)  # and the process dies before its signals
    heard.clear()
    assert announce_due() == 1
    assert heard == [page.pk]
    assert announce_due() == 0
