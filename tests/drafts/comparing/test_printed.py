"""A sheet that was printed is not printed again, unless something that stands on it is another."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.test.signals import template_rendered

from drafts.correcting import correct
from drafts.models import Draft
from drafts.publishing import publish_draft

SHEET = "drafts/synopsis/sheet.html"


@pytest.fixture
def read(client, public_drafts, account):
    """From an address below the drafts to (text, whether the sheet was printed for it), for somebody logged in."""
    cache.clear()
    client.force_login(account("koordination"))

    def get(end: str = "1-2/", language: str = "") -> tuple[str, bool]:
        used = []

        def note(template, **kwargs):
            used.append(template.name)

        template_rendered.connect(note)
        try:
            answer = client.get(f"{language}/entwuerfe/{public_drafts[0].document_key}/{end}")
        finally:
            template_rendered.disconnect(note)
        assert answer.status_code == 200
        return answer.content.decode(), SHEET in used

    return get


def test_second_reader_gets_what_was_printed_for_the_first(read):
    first, printed = read()
    second, again = read()
    assert (printed, again) == (True, False)
    assert first == second
    assert 'class="change"' in second


@pytest.mark.parametrize("end", ["2-1/", "1-2/?ansicht=fortlaufend", "1-2/?art=reworded", "1-arbeitsstand/"])
def test_what_was_not_asked_before_is_printed(read, end):
    read()
    assert read(end)[1]


def test_reader_of_another_language_gets_its_words(read):
    german, _printed = read()
    english, _printed = read(language="/en")  # whose texts are the same in both drafts
    assert "Änderung 1<" in german and "Änderung 1<" not in english
    assert "There is no difference." in english


def test_text_that_changes_with_every_save_is_printed_each_time(read):
    read("1-arbeitsstand/")
    assert read("1-arbeitsstand/")[1]


def test_correction_is_told_at_once(read, public_drafts, measures):
    read()
    publish_draft(draft=public_drafts[1], user=None)
    anchor = f"body.{next(block for block in measures[0].body if block.block_type == 'paragraph').id}"
    correct(
        draft=public_drafts[1], page=measures[0], anchor=anchor, html="<p>Es sind 91.</p>", reason="Zahl", user=None
    )
    html, printed = read()
    assert printed and "Es sind 91." in html


def test_who_may_not_read_a_draft_gets_nothing_that_was_printed_for_others(read, client, public_drafts):
    Draft.objects.filter(pk=public_drafts[1].pk).update(audience="editors")
    read()
    client.logout()
    assert client.get(f"/entwuerfe/{public_drafts[0].document_key}/1-2/").status_code == 404
