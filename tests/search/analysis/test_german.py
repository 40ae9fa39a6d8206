"""German word pairs: what belongs together meets, what only looks alike does not."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis import analyser
from search.analysis.meeting import meets
from search.management.commands.analyze_text import met_pairs, pairs_in

PAIRS = Path(__file__).parent / "pairs" / "de"
german = analyser("de")


@pytest.mark.parametrize("name", ["nouns", "verbs", "adjectives", "gender", "compounds"])
def test_pairs_meet(name):
    assert met_pairs(german, pairs_in(PAIRS / f"{name}.tsv"))["missing"] == []


def test_a_compound_asks_for_its_parts():
    pairs = [(text, query) for query, text in pairs_in(PAIRS / "compounds.tsv")]
    assert met_pairs(german, pairs)["missing"] == []


def test_at_most_four_per_cent_of_the_traps_meet():
    found = met_pairs(german, pairs_in(PAIRS / "traps.tsv"))
    assert found["meets"] <= 0.04 * found["of"]


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("Termin", "Terminal"),
        ("Messe", "Messer"),
        ("Staub", "Staubecken"),
        ("Wohnen", "Wohnwagen"),
        ("Handlungsfeld", "Feldweg"),
    ],
)
def test_traps_do_not_meet(query, text):
    assert not meets(german, query, text)


@pytest.mark.parametrize("word", ["Termin", "Berlin", "Medizin", "innen", "Linkin Park", "PlugIn"])
def test_words_that_only_look_like_genders_stay(word):
    assert [token.text.lower() for token in german.tokens(word) if token.field == "w"][0] == word.split()[0].lower()


def test_a_word_with_a_sign_of_gender_is_marked_as_a_whole():
    token = next(token for token in german.tokens("alle Einwohner*innen der Stadt") if token.text == "Einwohner")
    assert (token.start, token.end) == (5, 20)


def test_capitals_tell_a_noun_within_a_sentence():
    assert not meets(german, "Buch", "Das Boot lag in der Bucht")
    assert meets(german, "buchen", "Wer ein Zimmer bucht, bekommt eine Antwort")


def test_words_that_no_dictionary_has_meet_by_their_stems():
    assert meets(german, "Zwölfklee", "Zwölfklees")


def test_stop_words_need_not_be_met():
    assert meets(german, "Einwohnerinnen und Einwohner", "Einwohner*innen")
    assert meets(german, "und", "Kind und Kegel")
    assert not meets(german, "und", "Kind mit Kegel")


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("anbieten", "Die Stadt bietet Kurse für Mütter an."),
        ("teilnehmen", "Wer nimmt daran teil?"),
        ("stattfinden", "Die Sitzung findet, wie bisher, am Montag statt und dauert zwei Stunden."),
        ("angeboten", "bietet an"),
        ("bietet an", "Angebotene Kurse"),
        ("ablehnen", "Der Rat lehnte den Antrag ab"),
    ],
)
def test_a_verb_in_two_pieces_is_one(query, text):
    assert meets(german, query, text)


def test_a_verb_and_a_particle_of_another_sentence_are_two():
    assert not meets(german, "anbieten", "Er bietet viel. Es kommt darauf an")


texts = st.lists(
    st.sampled_from(
        [
            "Einwohner*innen",
            "Ämter",
            "der",
            "4.3-B2",
            "(innen)",
            "Kurs/e",
            "LehrerInnen",
            "Straße",
            "—",
            "ﬁ",
            "İ",
            "\u00ad",
            "ß",
            "*",
            "e\u0301",
        ]
    )
    | st.text(max_size=8),
    max_size=12,
).map(" ".join)


@given(texts)
def test_any_text_is_taken_and_its_tokens_lie_in_it(text):
    tokens = german.tokens(text)
    assert all(0 <= token.start < token.end <= len(text) and token.text for token in tokens)
    assert german.tokens(text) == tokens
    german.query(text)


@given(st.text("abcdefghiklmnoprstuwzäöüß", min_size=1, max_size=40))
def test_any_word_finds_itself(word):
    assert meets(german, word, word) and meets(german, word.capitalize(), word.capitalize())
