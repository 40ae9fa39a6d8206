"""What counts as one word."""

import pytest

from drafts.synopsis.words import sentences, word_key, words


def of(text: str) -> list[str]:
    return [word for _, word in words(text) if word]


@pytest.mark.parametrize(
    "word",
    [
        "31.12.2025",
        "14,8",
        "9.400",
        "12:30",
        "2025/26",
        "Einwohner*innen",
        "Einwohner:innen",
        "Einwohner_innen",
        "Lehrer·innen",
        "geht's",
        "und/oder",
        "Straßenbahn-Haltestelle",
        "§ 3",
        "§\xa03a",
        "§§ 12",
        "4.3-B2",
        "Straßen\u00adbahn",
        "u\u0308ber",
        "می\u200cخواهم",
        "міста",
    ],
)
def test_word_stays_whole(word):
    assert of(f"vor {word} nach") == ["vor", word, "nach"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ende. Anfang", ["Ende", ".", "Anfang"]),
        ("14,8 %", ["14,8", "%"]),
        ("(neu)", ["(", "neu", ")"]),
        ("„Sprache“, …", ["„", "Sprache", "“", ",", "…"]),
        ("2025.", ["2025", "."]),
        ("Berg- und Tal", ["Berg", "-", "und", "Tal"]),
        ("§ x", ["§", "x"]),
        ("", []),
        ("  ", []),
    ],
)
def test_signs_are_words_of_their_own(text, found):
    assert of(text) == found


@pytest.mark.parametrize("split", [words, sentences])
@pytest.mark.parametrize("text", ["", " ", " a  b. c", "a. ", "Ende.  Neu\xa0", "\u2028x\t.", "§\n3 ..  !"])
def test_nothing_of_a_text_is_lost(split, text):
    assert "".join(blank + word for blank, word in split(text)) == text


def test_word_key_ignores_what_the_digest_ignores():
    assert word_key("Straßen\u00adbahn") == word_key("Straßenbahn")
    assert word_key("u\u0308ber") == word_key("über")
    assert word_key("§\xa03") == word_key("§ 3")
    assert word_key("Essen") != word_key("essen")
