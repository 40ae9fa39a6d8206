"""Correcting in the admin: a passage is found, changed, shown word by word, and only then put right in public."""

from __future__ import annotations

import json

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from concept_pages.models import MeasurePage
from drafts.freezing import freeze_draft
from drafts.models import Correction


@pytest.fixture
def paragraph(page):
    """The anchor of the first paragraph."""
    return f"body.{next(block for block in page.body if block.block_type == 'paragraph').id}"


@pytest.fixture
def coordinator(as_user):
    return as_user("koordination")


def list_url(draft) -> str:
    return reverse("drafts_admin:corrections", args=[draft.pk])


def url_of(draft, page, anchor: str = "") -> str:
    given = [draft.pk, page.pk, *([anchor] if anchor else [])]
    return reverse(f"drafts_admin:correct{'' if anchor else '_page'}", args=given)


def soup(answer) -> BeautifulSoup:
    return BeautifulSoup(answer.content, "html.parser")


def words(answer) -> str:
    return soup(answer).get_text(" ", strip=True)


def hidden(answer) -> dict[str, str]:
    form = soup(answer).select_one(".board form[method=post]")
    return {field["name"]: field.get("value", "") for field in form.select("input[type=hidden]")}


def rich(text: str) -> str:
    """As the editor of rich text sends it."""
    block = {"key": "00000", "type": "unstyled", "depth": 0, "text": text, "inlineStyleRanges": [], "entityRanges": []}
    return json.dumps({"blocks": [block], "entityMap": {}})


def look(client, url: str, text: str, reason: str = "Falsche Zahl"):
    """Opens the form and sends it; the answer shows what would change."""
    opened = hidden(client.get(url))
    return client.post(url, {**opened, "text": text, "reason": reason})


def test_passage_is_found_by_its_words(coordinator, public, page):
    word = page.summary.split()[-1].strip(".")
    answer = coordinator.get(list_url(public), {"words": word})
    assert url_of(public, page, "summary") in answer.content.decode()


def test_search_without_a_find_says_so(coordinator, public):
    assert "Kein Text enthält diese Wörter" in words(coordinator.get(list_url(public), {"words": "gibtesnirgends"}))


def test_all_pages_of_a_language_are_offered(coordinator, public):
    for language in ("de", "en"):
        html = coordinator.get(list_url(public), {"language": language}).content.decode()
        for row in public.pages.filter(locale__language_code=language):
            assert url_of(public, row.page) in html


def test_texts_of_a_page_are_offered_and_facts_are_not(coordinator, public, page, paragraph):
    answer = coordinator.get(url_of(public, page))
    html = answer.content.decode()
    assert url_of(public, page, paragraph) in html and url_of(public, page, "summary") in html
    assert url_of(public, page, "lead_office") not in html
    assert "Eine Angabe der Seite" in words(answer)


@pytest.mark.parametrize("anchor", ["lead_office", "title", "gibtesnicht"])
def test_what_is_no_text_is_told_where_to_change_it(coordinator, public, page, anchor):
    for answer in (coordinator.get(url_of(public, page, anchor)), coordinator.post(url_of(public, page, anchor))):
        assert "Das ist eine Angabe der Seite" in words(answer)
        assert reverse("wagtailadmin_pages:edit", args=[page.pk]) in answer.content.decode()


def test_what_changes_is_shown_word_by_word_before_anything_happens(coordinator, public, page, paragraph):
    answer = look(coordinator, url_of(public, page, paragraph), rich("Seit Januar sind es 90 Plätze."))
    shown = soup(answer).select_one(".board__text")
    assert shown.ins and shown["lang"] == "de"
    assert "Falsche Zahl" in words(answer) and "sofort" in words(answer)
    assert "Auch der Arbeitsstand bekommt ihn" in words(answer)
    assert not Correction.objects.exists()


def test_coordinator_corrects_and_is_led_to_the_public_page(coordinator, public, page, paragraph, client):
    url = url_of(public, page, paragraph)
    seen = hidden(look(coordinator, url, rich("Seit Januar sind es 90 Plätze.")))
    answer = coordinator.post(url, {**seen, "correct": "1"}, follow=True)
    correction = Correction.objects.get()
    assert (correction.text, correction.reason) == ("Seit Januar sind es 90 Plätze.", "Falsche Zahl")
    assert correction.user.username == "koordination"
    assert f"{page.url}#{paragraph}" in answer.content.decode()
    assert "ist berichtigt" in words(answer) and "Falsche Zahl" in words(answer)
    assert "90 Plätze" in client.get(page.url).content.decode()


def test_plain_text_is_corrected_as_plain_text(coordinator, public, page):
    url = url_of(public, page, "summary")
    assert soup(coordinator.get(url)).select_one("textarea[name=text]").text.strip() == page.summary
    coordinator.post(url, {**hidden(look(coordinator, url, "Neu <b>gefasst</b>")), "correct": "1"})
    assert MeasurePage.objects.get(pk=page.pk).summary == "Neu gefasst"


def test_back_to_the_text_keeps_what_was_written(coordinator, public, page):
    url = url_of(public, page, "summary")
    answer = coordinator.post(url, {**hidden(look(coordinator, url, "Neu gefasst")), "back": "1"})
    assert soup(answer).select_one("textarea[name=text]").text.strip() == "Neu gefasst"
    assert soup(answer).select_one("textarea[name=reason]").text.strip() == "Falsche Zahl"
    assert not Correction.objects.exists()


def test_reason_and_a_difference_are_asked_for(coordinator, public, page):
    url = url_of(public, page, "summary")
    assert "was falsch war" in words(look(coordinator, url, "Neu gefasst", reason=" "))
    assert "Der Text ist derselbe wie zuvor" in words(look(coordinator, url, page.summary))
    assert "keine Stelle leer" in words(look(coordinator, url, " "))
    assert not Correction.objects.exists()


def test_second_of_two_people_is_told_that_the_passage_was_corrected_meanwhile(coordinator, public, page):
    url = url_of(public, page, "summary")
    first, second = (hidden(look(coordinator, url, text)) for text in ("Neu gefasst", "Anders gefasst"))
    coordinator.post(url, {**first, "correct": "1"})
    answer = coordinator.post(url, {**second, "correct": "1"})
    assert "inzwischen" in words(answer)
    assert soup(answer).select_one("textarea[name=text]").text.strip() == "Anders gefasst"
    assert Correction.objects.get().text == "Neu gefasst"


def test_working_text_with_other_words_stays_and_the_page_says_so(coordinator, public, page):
    page.summary = "Für den nächsten Entwurf neu."
    page.save_revision()
    answer = look(coordinator, url_of(public, page, "summary"), "Neu gefasst")
    assert "Im Arbeitsstand steht hier inzwischen anderes" in words(answer)


def test_draft_that_is_not_public_offers_no_correction(coordinator, plan, public, page):
    later = freeze_draft(document=plan, user=None, even_if_unchanged=True)
    for url in (list_url(later), url_of(later, page, "summary")):
        assert "nicht der öffentliche Text" in words(coordinator.get(url))
    assert list_url(later) not in coordinator.get(reverse("drafts_admin:draft", args=[later.pk])).content.decode()
    assert list_url(public) in coordinator.get(reverse("drafts_admin:draft", args=[public.pk])).content.decode()
    coordinator.post(url_of(later, page, "summary"), {"html": "Neu", "reason": "x", "seen": "", "correct": "1"})
    assert not Correction.objects.exists()


@pytest.mark.parametrize("account", ["redaktion", "uebersetzung-en"])
def test_others_read_the_list_and_correct_nothing(as_user, public, page, account):
    client = as_user(account)
    answer = client.get(list_url(public))
    assert answer.status_code == 200 and url_of(public, page) not in answer.content.decode()
    for url in (url_of(public, page), url_of(public, page, "summary")):
        assert client.get(url).status_code == 302
    client.post(url_of(public, page, "summary"), {"html": "Neu", "reason": "x", "seen": "", "correct": "1"})
    assert not Correction.objects.exists()


def test_lists_take_few_queries(coordinator, public, page, django_assert_max_num_queries):
    coordinator.get(list_url(public))
    for url in (list_url(public), f"{list_url(public)}?words=der", url_of(public, page)):
        with django_assert_max_num_queries(40, info=url):
            coordinator.get(url)
