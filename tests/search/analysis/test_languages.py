"""What other languages need beyond the default; those with a lexicon in the tests' cache with their lemmas too."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis import analyser
from search.analysis.meeting import meets

LANGUAGES = ("en", "ar", "fa", "uk", "ru", "tr", "vi", "fr", "es", "pl", "ro", "sr", "de-simple", "ti", "zh", "ckb")


@pytest.mark.parametrize(
    ("language", "query", "text"),
    [
        ("en", "child", "two children"),
        ("en", "city", "the city's measures"),
        ("en", "colour", "COLOURS"),
        ("ar", "تعليم", "والتعليم"),
        ("ar", "التعليم", "للتعليم"),
        ("ar", "مدرسة", "المدرسه"),
        ("ar", "كِتاب", "كتاب"),
        ("fa", "كتاب", "کتاب"),
        ("fa", "می‌شود", "میشود"),
        ("ru", "ещё", "еще"),
        ("ru", "ребёнок", "для ребёнка"),
        ("ru", "курс", "языковые курсы"),
        ("uk", "курс", "мовні курси"),
        ("uk", "місто", "у містах"),
        ("tr", "istanbul", "İSTANBUL"),
        ("tr", "ışık", "IŞIK"),
        ("tr", "Ankara", "Ankara’da"),
        ("fr", "école", "l’école"),
        ("fr", "enfant", "d'enfants"),
        ("es", "niño", "los niños"),
        ("ro", "copil", "COPIL"),
        ("sr", "школа", "škola"),
        ("vi", "tiếng Việt", "học tiếng việt"),
        ("de-simple", "Ämter", "das Amt"),
        ("pt-br", "Ação", "AÇÃO"),
    ],
)
def test_pairs_meet(language, query, text):
    assert meets(analyser(language), query, text)


@pytest.mark.parametrize(
    ("language", "query", "text"), [("vi", "má", "ma"), ("tr", "sinir", "sınır"), ("ru", "курс", "курсор")]
)
def test_pairs_do_not_meet(language, query, text):
    assert not meets(analyser(language), query, text)


def test_accents_only_order_vietnamese():
    grams = {token.text for token in analyser("vi").tokens("Việt") if token.field == "g"}
    assert "viet" in grams


def test_stop_words_have_no_grams():
    assert not [token for token in analyser("en").tokens("the") if token.field == "g"]


@pytest.mark.parametrize("language", LANGUAGES)
@given(text=st.text(max_size=60))
def test_any_text_is_taken_in_every_language(language, text):
    tokens = analyser(language).tokens(text)
    assert all(0 <= token.start < token.end <= len(text) and token.text for token in tokens)
    analyser(language).query(text)
