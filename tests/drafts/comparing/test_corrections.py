"""Corrections in the synopsis: the frozen texts are compared, and beside them stands what was put right."""

from __future__ import annotations

import re

import pytest

from drafts.correcting import correct
from drafts.models import Comparison, Draft
from drafts.publishing import publish_draft


@pytest.fixture
def body(measures):
    """The anchor of the paragraph that the second draft words otherwise."""
    return f"body.{next(block for block in measures[0].body if block.block_type == 'paragraph').id}"


@pytest.fixture
def fix(public_drafts):
    """Corrects the first or second draft, which is made public for it."""

    def mend(number: int, page, anchor: str, html: str, reason: str):
        draft = public_drafts[number - 1]
        publish_draft(draft=draft, user=None)
        return correct(draft=draft, page=page, anchor=anchor, html=html, reason=reason, user=None)

    return mend


def read(client, draft, place="1-2", more=""):
    return client.get(f"/entwuerfe/{draft.document_key}/{place}/{more}").content.decode()


def side(html: str, which: str) -> str:
    """The older or newer side of the first change that is shown side by side."""
    found = html.partition(f"change__side--{which}")[2]
    return re.split(r"change__side--|</article>", found)[0]


def test_each_side_tells_what_was_corrected_in_its_draft(client, public_drafts, measures, body, fix):
    fix(1, measures[0], body, "<p>Es sind 90 Plätze.</p>", "Falsche Zahl")
    fix(2, measures[0], body, "<p>Es sind 91 Plätze.</p>", "Noch eine Zahl")
    html = html_of_words(read(client, public_drafts[0]))
    assert "Falsche Zahl" in side(html, "old") and "Es sind 90 Plätze." in side(html, "old")
    assert "Noch eine Zahl" in side(html, "new") and "Es sind 91 Plätze." in side(html, "new")
    assert "Noch eine Zahl" not in side(html, "old")


def html_of_words(html: str) -> str:
    """From the change of the paragraph on."""
    return html[html.index("Ganz neue Worte am Anfang.") - 3000 :]


def test_comparison_that_was_stored_before_tells_it_too_and_counts_as_before(
    client, public_drafts, measures, body, fix
):
    before = read(client, public_drafts[0])
    stored = Comparison.objects.get().result
    fix(1, measures[0], body, "<p>Es sind 90 Plätze.</p>", "Falsche Zahl")
    after = read(client, public_drafts[0])
    assert Comparison.objects.get().result == stored
    assert "Falsche Zahl" not in before and "Falsche Zahl" in after
    assert after.count('class="change"') == before.count('class="change"')


def test_correction_of_a_passage_that_is_the_same_in_both_is_told(client, public_drafts, measures, fix):
    fix(2, measures[0], "summary", "Neu gefasst", "Unklar gesagt")
    html = read(client, public_drafts[0])
    assert html.count("Unklar gesagt") == 2  # in the list, and beside what is folded
    assert "Berichtigungen</h2>" in html


def test_correction_on_a_page_without_changes_is_listed(client, public_drafts, plan, fix):
    fix(1, plan, "summary", "Neu gefasst", "Unklar gesagt")
    assert read(client, public_drafts[0]).count("Unklar gesagt") == 1
    assert "Unklar gesagt" in read(client, public_drafts[0], "1-1")


def test_drafts_without_corrections_have_no_list_of_them(client, public_drafts):
    assert "Berichtigungen</h2>" not in read(client, public_drafts[0])


def test_comparison_with_the_working_text_tells_them(client, account, public_drafts, measures, body, fix):
    fix(2, measures[0], body, "<p>Es sind 91 Plätze.</p>", "Noch eine Zahl")
    client.force_login(account("redaktion"))
    html = read(client, public_drafts[0], "2-arbeitsstand")
    assert "Noch eine Zahl" in side(html, "old")


def test_queries_are_few_with_corrections_too(
    client, public_drafts, measures, body, fix, django_assert_max_num_queries
):
    fix(1, measures[0], body, "<p>Es sind 90 Plätze.</p>", "Falsche Zahl")
    fix(2, measures[0], "summary", "Neu", "Falsches Wort")
    read(client, public_drafts[0])
    with django_assert_max_num_queries(12):
        read(client, public_drafts[0])


def test_internal_correction_is_found_by_nobody_else(client, public_drafts, measures, body, fix):
    fix(2, measures[0], body, "<p>Es sind 91 Plätze.</p>", "Noch eine Zahl")
    Draft.objects.filter(number=2).update(audience="editors")
    assert client.get(f"/entwuerfe/{public_drafts[0].document_key}/1-2/").status_code == 404
