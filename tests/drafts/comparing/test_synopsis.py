"""The synopsis in public: what it says, who may read it, what stands in its address."""

from __future__ import annotations

import re

import pytest
from django.utils import translation

from drafts.comparing.pairs import Pair
from drafts.freezing import freeze_draft
from drafts.models import Audience, Comparison, Draft

CHANGE = re.compile(r'<article class="change" id="aenderung-(\d+)"')


@pytest.fixture
def read(client, public_drafts):
    """From what is added to the address to the page."""

    def open_page(more: str = "", place: str = "1-2"):
        return client.get(f"/entwuerfe/{public_drafts[0].document_key}/{place}/{more}")

    return open_page


def numbers(response) -> list[int]:
    return [int(number) for number in CHANGE.findall(response.content.decode())]


def text(response) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", response.content.decode()))


def test_every_change_has_an_address_of_its_own_and_a_kind_in_words(read):
    response = read()
    assert numbers(response) == list(range(1, len(numbers(response)) + 1))
    shown = response.content.decode()
    for word in ("neu nummeriert", "umformuliert", "Angabe geändert", "unverändert"):
        assert word in shown
    for number in numbers(response):
        assert f'href="#aenderung-{number}"' in shown


def test_marks_are_spoken_too(read):
    shown = read("?ansicht=fortlaufend").content.decode()
    assert '<ins><span class="spoken"> eingefügt: </span>Ganz neue Worte am Anfang.' in shown
    assert '<del><span class="spoken"> gelöscht: </span>' in shown


def page_in(draft, measure):
    return draft.pages.get(page_key=measure.translation_key, locale__language_code="de")


def test_facts_compare_as_facts(read, two_drafts, measures):
    old, new = (
        next(p["text"] for p in page_in(draft, measures[2]).passages if p["anchor"] == "lead_office")
        for draft in two_drafts
    )
    assert old != new
    assert f"Federführung: gelöscht: {old} → eingefügt: {new}" in text(read("?art=fact"))


def test_number_compares_as_a_fact(read, two_drafts, measures):
    number = page_in(two_drafts[0], measures[1]).number
    assert f"Nummer: gelöscht: {number} → eingefügt: M 9.9.9" in text(read())


def test_summary_counts_each_kind_by_field_and_leads_to_it(read):
    shown = read().content.decode()
    assert 'href="?feld=language&amp;art=renumbered#aenderungen">1 neu nummeriert</a>' in shown
    assert numbers(read("?feld=language&art=renumbered")) == [3]


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("?feld=language", 4),
        ("?feld=housing", 0),
        ("?typ=measurepage", 4),
        ("?art=renumbered&art=fact", 2),
        ("?feld=language&art=new", 0),
        ("?amt=gibtesnicht", 4),
        ("?seite=99&aenderung=7", 4),
    ],
)
def test_filters_let_through_what_was_asked_for(read, query, count):
    response = read(query)
    assert len(numbers(response)) == count
    assert count or "hat sich nichts geändert" in text(response)


def test_what_is_no_choice_is_said_and_left_out(read):
    assert "nicht verstanden" in text(read("?feld=gibtesnicht"))


def test_office_of_either_draft_finds_the_measure(read, two_drafts, measures):
    offices = set()
    for draft in two_drafts:
        html = str(page_in(draft, measures[2]).passages)
        offices |= set(re.findall(r"office\.([\w-]+)", html))
    assert len(offices) > 1
    assert all(numbers(read(f"?amt={office}&art=fact")) == [4] for office in offices)


def test_number_of_a_change_stays_the_same_under_filters(read):
    assert set(numbers(read("?art=fact"))) < set(numbers(read()))


def test_unchanged_passages_are_folded_and_named(read):
    shown = read().content.decode()
    assert '<details class="unchanged"><summary>Unverändert: ' in shown
    assert '<details class="unchanged" open' not in shown


def test_drafts_that_say_the_same_are_told_so(read):
    assert "Es gibt keinen Unterschied." in text(read(place="1-1"))


def test_other_way_round_shows_the_mirrored_changes(read):
    there, back = text(read("?ansicht=fortlaufend")), text(read("?ansicht=fortlaufend", "2-1"))
    assert "eingefügt: Ganz neue Worte am Anfang." in there
    assert "gelöscht: Ganz neue Worte am Anfang." in back
    assert len(numbers(read())) == len(numbers(read(place="2-1")))


def test_synopsis_is_nothing_for_search_engines(read):
    response = read()
    assert response["X-Robots-Tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in response.content.decode()


READERS = [None, "arbeitsgruppe", "amt", "redaktion", "koordination", "admin"]


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize("internal", [1, 2])
def test_both_drafts_must_be_visible(client, account, two_drafts, name, internal):
    Draft.objects.update(audience=Audience.EVERYONE)
    Draft.objects.filter(number=internal).update(audience=Audience.EDITORS)
    if name:
        client.force_login(account(name))
    allowed = name in ("redaktion", "koordination", "admin")
    for place in ("1-2", "2-1"):
        response = client.get(f"/entwuerfe/{two_drafts[0].document_key}/{place}/")
        assert response.status_code == (200 if allowed else 404)
        assert not allowed or "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("place", ["1-3", "0-1", "7-9", f"1-{10**30}"])
def test_drafts_that_are_not_there_are_not_found(read, place):
    assert read(place=place).status_code == 404


@pytest.mark.parametrize("name", READERS)
def test_working_text_is_compared_for_editors_alone(client, account, public_drafts, measures, name):
    measures[0].title = "Geheimwort"
    measures[0].save_revision()
    if name:
        client.force_login(account(name))
    allowed = name in ("redaktion", "koordination", "admin")
    key = public_drafts[0].document_key
    response = client.get(f"/entwuerfe/{key}/2-arbeitsstand/")
    assert response.status_code == (200 if allowed else 404)
    assert ("Geheimwort" in response.content.decode()) == allowed
    assert ("arbeitsstand" in client.get(f"/entwuerfe/{key}/2/").content.decode()) == allowed


def test_cover_and_list_lead_to_the_comparison_with_the_draft_before(client, public_drafts):
    key = public_drafts[0].document_key
    cover = client.get(f"/entwuerfe/{key}/2/").content.decode()
    assert f'href="/entwuerfe/{key}/1-2/?art=renumbered#aenderungen">1 neu nummeriert</a>' in cover
    assert "Mit dem 1. Entwurf vergleichen" in cover
    assert f'href="/entwuerfe/{key}/1-2/"' in client.get("/entwuerfe/").content.decode()
    assert "vergleichen" not in client.get(f"/entwuerfe/{key}/1/").content.decode()


def test_cover_does_not_count_against_a_draft_that_the_reader_may_not_see(client, public_drafts):
    Draft.objects.filter(number=1).update(audience=Audience.EDITORS)
    assert "1-2" not in client.get(f"/entwuerfe/{public_drafts[0].document_key}/2/").content.decode()


def test_text_in_the_binding_language_is_compared_where_the_readers_is_missing(public_drafts):
    for reader, compared, said in (("uk", "de", ' lang="de" dir="ltr"'), ("ar", "ar", ""), ("de", "de", "")):
        with translation.override(reader):
            pair = Pair(*public_drafts)
            assert (pair.language, pair.lang) == (compared, said)


def test_frozen_links_lead_into_the_newer_draft(read, public_drafts, measures):
    page = page_in(public_drafts[1], measures[1])
    assert f'href="/entwuerfe/{page.draft.document_key}/2/{page.path}/"' in read().content.decode()


def test_comparison_is_made_once(read, monkeypatch):
    read()
    monkeypatch.setattr("drafts.comparing.stored.compare_drafts", None)
    assert len(numbers(read())) == 4


def test_comparison_of_older_code_is_made_anew(read):
    read()
    Comparison.objects.update(version=0, result={})
    assert len(numbers(read())) == 4


def test_reader_is_answered_where_nothing_can_be_stored(read, monkeypatch):
    from django.db import DatabaseError

    def refuse(*args, **kwargs):
        raise DatabaseError

    monkeypatch.setattr(Comparison, "save", refuse)
    assert len(numbers(read())) == 4
    assert not Comparison.objects.exists()


def test_queries_are_few_however_much_has_changed(read, django_assert_max_num_queries, plan, measures):
    read()
    with django_assert_max_num_queries(12):
        read()
    for measure in measures:
        measure.title += " neu"
        measure.save_revision()
    freeze_draft(document=plan, user=None)
    Draft.objects.update(audience=Audience.EVERYONE)
    read(place="2-3")
    with django_assert_max_num_queries(12):
        assert len(numbers(read(place="2-3"))) >= len(measures)


def test_cover_of_a_later_draft_takes_at_most_twelve_queries(client, public_drafts, django_assert_max_num_queries):
    address = f"/entwuerfe/{public_drafts[0].document_key}/2/"
    client.get(address)
    with django_assert_max_num_queries(12):
        client.get(address)


def test_all_changes_are_printed_from_one_address(read, monkeypatch):
    monkeypatch.setattr("drafts.comparing.choice.CHANGES_ON_SHEET", 1)
    first = read()
    everything = read("?druck=1")
    assert 0 < len(numbers(first)) < len(numbers(everything))
    assert numbers(everything) == list(range(1, len(numbers(everything)) + 1))
    assert "druck=1" in first.content.decode() and "Gedruckt sind hier die Änderungen" in text(first)
    assert "Gedruckt sind hier" not in text(everything) and 'class="pages"' not in everything.content.decode()


def test_what_was_chosen_is_printed_alone(read, monkeypatch):
    monkeypatch.setattr("drafts.comparing.choice.CHANGES_ON_SHEET", 1)
    chosen = numbers(read("?druck=1&art=fact"))
    assert chosen and set(chosen) < set(numbers(read("?druck=1")))
