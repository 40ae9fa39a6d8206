"""What visitors searched for in vain is listed for editors, and nothing of who they are."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from search.missing import OFTEN, note_missed
from search.models import MissedQuery

WORD = "Qwrzlmpf"


@pytest.fixture
def search(client, index):
    def ask(words: str, address: str = "/suche/", **more):
        return client.get(address, {"q": words, **more})

    return ask


def test_words_are_written_down_only_when_they_were_asked_often(search):
    for time in range(OFTEN):
        assert not MissedQuery.objects.told()
        search(WORD.upper() if time % 2 else WORD, address=("/suche/", "/api/search/")[time % 2])
    missed = MissedQuery.objects.get()
    assert (missed.text, missed.count, missed.language) == (WORD.lower(), OFTEN, "de")


def test_nothing_of_the_words_can_be_read_before(search):
    search(WORD)
    row = str(MissedQuery.objects.values().get()).lower()
    assert WORD.lower() not in row and "127.0.0.1" not in row


@pytest.mark.parametrize("asked", [{"geltung": "alles"}, {"art": "measurepage"}, {"seite": "2"}])
def test_what_was_narrowed_is_not_counted(search, asked):
    search(WORD, **asked)
    assert not MissedQuery.objects.exists()


def test_what_is_found_is_not_counted(search):
    search("Wohnen")
    assert not MissedQuery.objects.exists()


def test_who_is_logged_in_is_not_counted(search, as_user):
    as_user("redaktion")
    search(WORD)
    assert not MissedQuery.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("text", ["jo.meier@example.org", "0351 488 12 34 5", "Akte 12345678", "x" * 101, " ?! "])
def test_what_may_be_somebodys_own_is_never_counted(text):
    note_missed(text, "de")
    assert not MissedQuery.objects.told().exists()
    assert text.strip() == "?!" or not MissedQuery.objects.exists()


@pytest.mark.django_db
def test_after_ninety_days_it_is_deleted():
    note_missed(WORD, "de")
    for days, left in ((90, 1), (91, 0)):
        MissedQuery.objects.update(last_day=timezone.localdate() - timedelta(days=days))
        call_command("purge_missed_queries")
        assert MissedQuery.objects.count() == left


@pytest.mark.django_db
def test_editors_read_the_list(as_user):
    for _time in range(OFTEN):
        note_missed(WORD, "de")
    note_missed("geheim", "de")
    page = as_user("redaktion").get(reverse(MissedQuery.snippet_viewset.get_url_name("list"))).content.decode()
    assert WORD.lower() in page and "geheim" not in page
