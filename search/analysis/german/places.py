"""Whether a word is a noun, as far as its capital tells: within a sentence it does, at the beginning of one or in capitals throughout it does not."""

from __future__ import annotations

import re

from ..words import PLAIN, Word

NOUN, OTHER, EITHER = "noun", "other", "either"
BEGINS = re.compile(r"(?:^|[.!?:;•·\n\r\t|>*–—-]|\d\.)[\s\"'„“”»«‚‘(\[]*$")
LOOK_BACK = 6  # characters before a word that are looked at


def with_kinds(text: str, words: list[Word]) -> list[Word]:
    if len(words) == 1:
        return [placed(words[0], NOUN)]
    return [placed(word, EITHER if begins_sentence(text, word) else NOUN) for word in words]


def placed(word: Word, with_capital: str) -> Word:
    if word.kind != PLAIN:
        return word
    if not word.text[0].isupper():
        return word._replace(kind=OTHER)
    return word._replace(kind=EITHER if word.text.isupper() and len(word.text) > 1 else with_capital)


def begins_sentence(text: str, word: Word) -> bool:
    return word.start == 0 or BEGINS.search(text[max(0, word.start - LOOK_BACK) : word.start]) is not None


def of_query(text: str, words: list[Word]) -> list[Word]:
    """Who searches seldom cares for capitals: small letters may mean a noun."""
    return [word._replace(kind=EITHER) if word.kind == OTHER else word for word in with_kinds(text, words)]
