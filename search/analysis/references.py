"""Numbers, dates, measures' numbers, council papers: found as they are written, with or without the space after the letter."""

from __future__ import annotations

import re

SPACE = re.compile(r"[\s\u00a0\u202f]+")
OPENS = "#"  # a reference with which a text begins: that is where the thing itself stands, elsewhere it is only named
LETTERS_FIRST = re.compile(r"^([a-zäöü§]+)(\d.*)$")
THOUSANDS = re.compile(r"^\d{1,3}(\.\d{3})+$")
LONG_ENOUGH = 4  # of a date the year is looked for, of "4.3" nobody looks for the 3


def whole(reference: str) -> str:
    return SPACE.sub("", reference).casefold().replace("–", "-")


def in_text(reference: str) -> tuple[str, ...]:
    """All by which a reference in a text is found: whole, without its letter, and its parts."""
    found = [whole(reference)]
    if letters := LETTERS_FIRST.match(found[0]):
        found += letters.groups()
    found += numbers_of(found[-1])
    return tuple(dict.fromkeys(part for part in found if part))


def numbers_of(reference: str) -> list[str]:
    if THOUSANDS.match(reference):
        return [reference.replace(".", "")]
    parts = re.split(r"[-/:]", reference)
    small = [part for section in parts for part in re.split(r"[.,]", section) if len(part) >= LONG_ENOUGH]
    return [*parts, *small]


def opening(reference: str) -> list[str]:
    """By which a text is found that begins with it: "M 4.3.2 Große Wohnungen", "4.3-B2 Wohnungen schaffen"."""
    letters = LETTERS_FIRST.match(whole(reference))
    return [OPENS + whole(reference), *([OPENS + letters[2]] if letters else [])]
