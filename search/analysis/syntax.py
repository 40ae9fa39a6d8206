"""What a query says beside its words: "neighbours in quotes", -without, begin*. All else is words, "und", "oder" and "nicht" among them."""

from __future__ import annotations

import re
from typing import NamedTuple

QUOTES = '"„“”‟«»'  # any opens, any closes: keyboards mix them
MINUS = "-−‐"
SIGN = "\0"  # stands for what is in quotes: no space, so that "Model C"-Schulen has no minus
PHRASE = re.compile(rf"(?P<minus>(?<!\S)[{MINUS}])?[{QUOTES}](?P<said>[^{QUOTES}]*)[{QUOTES}]")
# A minus stands before a letter and after a space: "2022-2026", "Haus- und Hofmeister" and "-5 Grad" have none, nor has "Personen und -gruppen".
WITHOUT = re.compile(
    rf"(?<!\S)(?<!\bund )(?<!\boder )(?<!\bbzw\. )(?<!\bsowie )(?<!, )[{MINUS}](?P<said>[^\W\d_][^\s{QUOTES}]*)"
)
# Neither "Einwohner*innen" nor a letter alone, with which half of all words begin.
BEGINNING = re.compile(r"(?<!\w)(?P<said>[^\W_](?:[^\s*]*[^\W_]))\*(?!\w)")


class Place(NamedTuple):
    """is_beginning: of words that only begin so."""

    start: int
    end: int
    is_beginning: bool = False


class Said(NamedTuple):
    """plain: the query without what shall be missing; all else stands where it stood."""

    plain: str
    phrases: tuple[Place, ...] = ()
    beginnings: tuple[Place, ...] = ()
    without: tuple[Place, ...] = ()

    @property
    def is_plain(self) -> bool:
        return not (self.phrases or self.beginnings or self.without)


def read(text: str) -> Said:
    """A quote without a second one, a star alone and a minus alone say nothing."""
    if not any(sign in text for sign in f"{QUOTES}{MINUS}*"):
        return Said(text)
    rest = plain = text
    phrases: list[Place] = []
    without: list[Place] = []
    for match in PHRASE.finditer(text):
        (without if match["minus"] else phrases).append(Place(*match.span("said")))
        rest = blanked(rest, *match.span(), SIGN)
        plain = blanked(plain, *match.span()) if match["minus"] else plain
    for match in WITHOUT.finditer(rest):
        without.append(missing(match))
        rest, plain = (blanked(one, *match.span()) for one in (rest, plain))
    beginnings = [Place(*match.span("said"), True) for match in BEGINNING.finditer(rest)]
    return Said(plain, tuple(phrases), tuple(beginnings), tuple(without))


def missing(match: re.Match[str]) -> Place:
    start, end = match.span("said")
    begins = BEGINNING.fullmatch(match["said"])
    return Place(start, start + begins.end("said"), True) if begins else Place(start, end)


def blanked(text: str, start: int, end: int, filled_with: str = " ") -> str:
    return text[:start] + filled_with * (end - start) + text[end:]
