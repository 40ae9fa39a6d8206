"""Words in the order of a language's own alphabet, under its own letters."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass

ALPHABETS = {
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "ar": "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
}
# As Arabic dictionaries do: the forms of alif are one letter.
ARABIC_FORMS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ة": "ه", "ى": "ي", "ؤ": "و", "ئ": "ي"})
ARABIC_ARTICLE = "ال"


@dataclass(frozen=True)
class Letter:
    letter: str
    words: list


def by_letter(things: Iterable, language: str, word_of: Callable[[object], str] = str) -> list[Letter]:
    """Things under the first letters of their words. Letters that begin no word are left out."""
    found: dict[str, list] = {}
    for thing in sorted(things, key=lambda thing: sort_key(word_of(thing), language)):
        found.setdefault(first_letter(word_of(thing), language), []).append(thing)
    return [Letter(letter, words) for letter, words in found.items()]


def first_letter(word: str, language: str) -> str:
    return bare(word, language)[:1].upper() or "#"


def sort_key(word: str, language: str) -> list[tuple[int, str]]:
    alphabet = ALPHABETS.get(language, "")
    key = bare(word, language)
    return [(alphabet.find(letter) if letter in alphabet else len(alphabet) + ord(letter), letter) for letter in key]


def bare(word: str, language: str) -> str:
    """What counts for the order: German ä as a (DIN 5007-1), Arabic words without their article."""
    word = word.casefold()
    if language == "ar":
        return word.removeprefix(ARABIC_ARTICLE).translate(ARABIC_FORMS)
    if language in ALPHABETS:
        return word
    plain = unicodedata.normalize("NFD", word)
    return "".join(letter for letter in plain if not unicodedata.combining(letter))
