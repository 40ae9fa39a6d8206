"""Any language: words, numbers and references are found, and every token knows where it stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis import analyser

plain = analyser("xx")


def words(text: str) -> set[str]:
    return {token.text for token in plain.tokens(text) if token.field == "w"}


def meets(query: str, text: str) -> bool:
    found = {(token.text, token.field) for token in plain.tokens(text)}
    return all(any((way.text, way.field) in found for way in word.ways) for word in plain.query(query).words)


def test_words_are_compared_without_case_and_in_one_composition():
    assert meets("STRASSE", "Straße")
    assert meets("café", "cafe\u0301")
    assert meets("Integration", "Inte\u00adgration")


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("4.3", "Handlungsfeld 4.3: Wohnen."),
        ("4.3-B2", "der Bedarf 4.3-B2"),
        ("4.3", "der Bedarf 4.3-B2"),
        ("M 2.4", "Maßnahme M 2.4"),
        ("M2.4", "Maßnahme M 2.4"),
        ("2.4", "Maßnahme M 2.4."),
        ("V0085/14", "(Vorlage V0085/14)"),
        ("2026", "Aktionsplan 2022–2026"),
        ("2021", "am 27.06.2021"),
        ("1190", "1.190 Plätze"),
        ("§ 18", "nach §18 SächsIntG"),
        ("3", "der 3. Entwurf"),
    ],
)
def test_references_are_found(query, text):
    assert meets(query, text)


@pytest.mark.parametrize(
    ("query", "text"), [("4", "Feld 4.3"), ("M 2.4", "M 2.5 und 2.4"), ("V0085/14", "V0085/15"), ("4.31", "4.3")]
)
def test_references_are_exact(query, text):
    assert not meets(query, text)


def test_a_text_that_begins_with_a_reference_has_more_of_it_than_a_list_of_them():
    [asked] = plain.query("4.3-B2").words
    best = max(asked.ways, key=lambda way: way.weight)
    assert best.text in words("4.3-B2 Wohnungen schaffen")
    assert best.text not in words("4.3-B2, 4.3-B3") | words("der Bedarf 4.3-B2")


def test_scripts_without_spaces_are_found_in_the_middle():
    assert meets("语言", "我们的语言课程")


def test_all_tokens_of_a_word_share_its_place():
    tokens = [token for token in plain.tokens("zwei Worte") if token.field != "b"]
    assert {(token.position, token.start, token.end) for token in tokens} == {(0, 0, 4), (1, 5, 10)}


def test_neighbours_are_found_together():
    neighbour = next(token for token in plain.tokens("eine Stadt") if token.field == "b")
    assert (neighbour.text, neighbour.start, neighbour.end) == ("eine_stadt", 0, 10)


def test_grams_of_a_query_weigh_less_the_more_there_are():
    grams = [way for way in plain.query("Stadt").nearby if way.field == "g"]
    assert [gram.text for gram in grams] == ["#sta", "stad", "tadt", "adt#"]
    assert grams[0].weight == pytest.approx(0.35)


@given(st.text(max_size=200))
def test_any_text_is_taken_and_places_lie_in_it(text):
    tokens = plain.tokens(text)
    assert all(0 <= token.start < token.end <= len(text) and token.text for token in tokens)
    assert plain.tokens(text) == tokens
    plain.query(text)
