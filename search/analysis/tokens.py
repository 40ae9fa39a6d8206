"""What the analysis gives to the engines: tokens of a text, and what a query asks for.

Both engines index the tokens of six fields and know nothing of languages:

    w   whole words: lemmas, stems, marked stems
    p   parts of compounds
    g   4-grams of the unaccented word, with # at both ends
    b   neighbours, as a_b
    o   one form a word, in order: where phrases are looked for
    x   words as they are written: where beginnings are looked for

A text meets a query if some way of every query word that is not optional is among its tokens, in that way's field, if it has all phrases, and nothing of what
shall be missing. Grams and neighbours never make a text meet; they order what does, and find what was mistyped where nothing does. Tokens are compared as they are: capitals tell German nouns from other words.
"""

from __future__ import annotations

from typing import NamedTuple


class Token(NamedTuple):
    """One thing by which a text is found. A tuple: a text of 300 words has thousands, and dataclasses take three times as long to make."""

    text: str
    field: str
    position: int  # number of the word in the text, from 0; all tokens of one word share it
    start: int  # characters of the text as it was given, for the highlighting
    end: int


class Wanted(NamedTuple):
    """In field "x" a token that begins so, in all others the token."""

    text: str
    field: str
    weight: float


class QueryWord(NamedTuple):
    """Met by any one of its ways; the best counts."""

    ways: tuple[Wanted, ...]
    start: int
    end: int
    optional: bool = False  # a stop word beside words that matter, or a word of a phrase, which is met as a whole


class Phrase(NamedTuple):
    """What a text has, or has not, as it is said. forms: of neighbouring words, in field "o"; ways: any of them, where it is one word only."""

    forms: tuple[str, ...]
    ways: tuple[Wanted, ...]


class Query(NamedTuple):
    """preferred: phrases that bring a text forward and need not be met. loose: the same query with its phrases only preferred; None where it has none."""

    words: tuple[QueryWord, ...]
    nearby: tuple[Wanted, ...]
    phrases: tuple[Phrase, ...] = ()
    without: tuple[Phrase, ...] = ()
    preferred: tuple[Phrase, ...] = ()
    loose: Query | None = None
