"""Two states of a page beside each other: what was added and what was taken away, in the text as in the facts."""

from __future__ import annotations

import pytest
from django.urls import reverse

from concept_pages.models import Office

pytestmark = pytest.mark.django_db

MEASURE = "konzept/aktionsplan/language/z1/m2"


def comparison(client, page, first, second) -> str:
    url = reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, first, second])
    return client.get(url).content.decode()


@pytest.fixture
def two_states(page_at):
    page = page_at(MEASURE)
    page.body = [("paragraph", "<p>Einmal in der Woche treffen sich alle.</p>")]
    first = page.save_revision()
    page.title = "Sprachtreffpunkte"
    page.body[0].value.source = "<p>Zweimal in der Woche treffen sich alle.</p>"
    page.lead_office = Office.objects.filter(locale=page.locale).exclude(pk=page.lead_office_id).first()
    return page, first, page.save_revision()


@pytest.mark.parametrize("account", ["redaktion", "koordination"])
def test_words_and_facts_of_two_revisions_are_shown_as_added_and_taken_away(as_user, two_states, account):
    page, first, second = two_states
    html = comparison(as_user(account), page, first.pk, second.pk)
    assert '<span class="deletion">Einmal</span>' in html and '<span class="addition">Zweimal</span>' in html
    assert "Sprachtreffpunkte" in html and str(page.lead_office) in html
    assert "treffen sich alle" in html


def test_the_public_text_is_compared_with_the_working_text(as_user, two_states):
    page, _first, second = two_states
    html = comparison(as_user("redaktion"), page, "live", "latest")
    assert '<span class="addition">' in html and "Sprachtreffpunkte" in html


def test_equal_states_say_that_nothing_differs(as_user, two_states):
    page, _first, second = two_states
    html = comparison(as_user("redaktion"), page, second.pk, second.pk)
    assert "Diese beiden Versionen sind identisch." in html


def test_a_state_that_is_not_there_is_not_found(as_user, two_states):
    page, first, _second = two_states
    url = reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, first.pk, 0])
    assert as_user("redaktion").get(url).status_code == 404


def test_who_may_not_edit_the_page_compares_nothing(as_user, two_states):
    page, first, second = two_states
    assert "Sprachtreffpunkte" not in comparison(as_user("uebersetzung-en"), page, first.pk, second.pk)
