"""Phrases, minus and star: the same on every engine."""

from __future__ import annotations

import pytest

from search.ranking import ask
from tests.search.engines import asking, document, ids

pytestmark = pytest.mark.once

TEXTS = {
    "near": ["Am Amt gibt es einen Kurs für Mütter.", "Wege zum Amt"],
    "far": ["Ein Kurs am Amt.", "Hilfe für Mütter"],
    "split": ["Einen Kurs für", "Mütter"],
    "course": ["Kursbuch"],
    "office": ["Der Weg zum Amt 4.3-B2"],
}
FOUND = {
    '"kurs für mütter"': {"near"},
    "„kurs für mütter“ amt": {"near"},
    'amt "für mütter"': {"near", "far"},
    "kurs -amt": {"split"},
    'amt -"kurs am amt"': {"near", "office"},
    "kurs*": {"near", "far", "split", "course"},
    "amt kur* -kursb*": {"near", "far"},
    "4.3*": {"office"},
    "amt -mütter -weg": set(),
    "-amt": set(),
    "*": set(),
    '""': set(),
    '"': set(),
    '"amt': {"near", "far", "office"},
    "amt oder": {"near", "far", "office"},
    '-"': set(),
}


@pytest.fixture
def filled(engine):
    engine.write(document(id, *texts, facets={"type": (id,)}) for id, texts in TEXTS.items())
    return engine


def test_signs_say_what_is_found_and_counted(filled):
    for text, expected in FOUND.items():
        question = asking(text, facets=("type",))
        question = asking(
            text,
            facets=("type",),
            at_least=max(1, len([w for w in question.telling if text[w.start : w.end] != "oder"])),
        )
        result = filled.search(question)
        assert set(ids(result)) == expected, text
        assert result.count == len(expected)
        assert set(result.facets["type"]) == expected


def test_phrase_chooses_the_passage_and_is_marked_as_a_whole(engine):
    engine.write(
        [
            document(
                "a",
                "Kurs, Mütter, Kurs und für Mütter.",
                "Der Kurs für Mütter am Amt. Ein Kurs.",
                title="Kurs für Mütter",
            )
        ]
    )
    [hit] = engine.search(asking('"kurs für mütter"')).hits
    assert hit.passages[0].excerpt_html == "Der <mark>Kurs für Mütter</mark> am Amt. Ein Kurs."
    assert hit.title_html == "<mark>Kurs für Mütter</mark>"


def test_words_that_begin_so_are_marked(engine):
    engine.write([document("a", "Nichts davon.", "Kurse und Kursbücher.")])
    [hit] = engine.search(asking("kur*")).hits
    assert hit.passages[0].excerpt_html == "<mark>Kurse</mark> und <mark>Kursbücher</mark>."


def test_where_nothing_has_a_phrase_its_words_are_asked_for(filled):
    question = asking('"mütter kurs" -amt')
    assert filled.search(question).count == 0
    taken, result = ask(filled, question)
    assert not taken.query.phrases
    assert ids(result) == ["split"]


@pytest.mark.parametrize("text", ['kur* "einen kurs" mütter', 'wo gibt es einen "kurs für mütter"?'])
def test_score_of_a_query_with_signs_is_explained(filled, text):
    taken, result = ask(filled, asking(text))
    hit = result.hits[0]
    parts = filled.explain(taken, hit)
    assert sum(part.score for part in parts) == pytest.approx(hit.score, rel=1e-3)
    assert ("kur", "x") in {(part.token, part.field) for part in parts} or "o" in {part.field for part in parts}


def test_whole_question_is_not_held_to_what_it_quotes(filled):
    _taken, result = ask(filled, asking('Wo gibt es am Amt einen "Kurs für Mütter"?'))
    assert ids(result)[0] == "near"
    assert result.count > 1
