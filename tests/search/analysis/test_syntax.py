"""What quotes, minus and star say; in every language the same."""

from __future__ import annotations

import pytest

from search.analysis import analyser
from search.analysis.meeting import meets
from search.analysis.syntax import read


def said(query: str) -> tuple:
    found = read(query)
    parts = (found.phrases, found.beginnings, found.without)
    return tuple([query[place.start : place.end] for place in places] for places in parts)


@pytest.mark.parametrize(
    "phrase", ['"kurs am amt"', "„kurs am amt“", "»kurs am amt«", "«kurs am amt»", '„kurs am amt"']
)
def test_every_pair_of_quotes_makes_a_phrase(phrase):
    assert said(f"{phrase} mütter") == (["kurs am amt"], [], [])


@pytest.mark.parametrize(
    "query",
    [
        "",
        "-",
        "*",
        '"',
        "- kurs",
        'kurs "am amt',
        "2022-2026",
        "Haus- und Hofmeister",
        "Personen und -gruppen",
        "-5",
        "a*",
    ],
)
@pytest.mark.parametrize("words", ["", "kurs "])
def test_signs_that_say_nothing_are_passed_over(query, words):
    assert said(words + query) == ([], [], [])


def test_hyphen_after_a_quote_is_no_minus():
    assert said('die "Model C"-Schulen') == (["Model C"], [], [])


def test_signs_of_gender_are_no_stars():
    assert said("Einwohner*innen jede*r") == ([], [], [])


def test_words_with_signs_are_told_apart():
    assert said('integr* -kita "am amt" -"im haus" -wohn* 4.3*') == (
        ["am amt"],
        ["integr", "4.3"],
        ["im haus", "kita", "wohn"],
    )


MEETING = [
    ("de", '"Kurs für Mütter"', "Ein Kurs für Mütter am Amt."),
    ("de", '"Kurse für Mütter"', "Ein Kurs für eine Mutter: ein Kurs für Mütter."),
    ("de", '"alle Einwohner der Stadt"', "Für alle Einwohner*innen der Stadt."),
    ("de", '"Deutsch-Kurs"', "Deutsch Kurs"),
    ("de", '"Kurs"', "Viele Kurse"),
    ("de", "Kurs -Kita", "Ein Kurs im Amt"),
    ("de", "Kurs -Kita", "Ein Kurs in der Kitagruppe"),
    ("de", "integr*", "Die Integration"),
    ("de", "häus*", "Viele Häuser"),
    ("de", "4.3*", "Bedarf 4.3-B2"),
    ("de", "Kurs und Amt", "Ein Kurs, kein Amt"),
    ("en", '"language courses"', "A language course"),
    ("ar", '"دورة اللغة"', "دورة اللغة"),
    ("vi", '"tiếng Việt"', "học tiếng Việt"),
]
NOT_MEETING = [
    ("de", '"Kurs für Mütter"', "Ein Kurs am Amt für Mütter"),
    ("de", '"Kurs"', "Ein Sprachkurs"),
    ("de", '"Förderung der Kinder"', "Forderung der Kinder"),
    ("de", "Kurs -Kita", "Ein Kurs in der Kita"),
    ("de", 'Kurs -"am Amt"', "Ein Kurs am Amt"),
    ("de", "Kurs -ki*", "Ein Kurs in der Kita"),
    ("de", "-Kita", "Ein Kurs"),
    ("de", "*", "Ein Kurs"),
    ("de", "integr*", "Reintegration"),
    ("en", '"language courses"', "A course in the language"),
]


@pytest.mark.parametrize(("language", "query", "text"), MEETING)
def test_text_is_found(language, query, text):
    assert meets(analyser(language), query, text)


@pytest.mark.parametrize(("language", "query", "text"), NOT_MEETING)
def test_text_is_not_found(language, query, text):
    assert not meets(analyser(language), query, text)


def test_places_of_a_query_with_signs_are_those_of_its_words():
    query = 'kita -amt "kurs für" mütt*'
    assert [query[word.start : word.end] for word in analyser("xx").query(query).words] == [
        "kita",
        "kurs",
        "für",
        "mütt",
    ]
