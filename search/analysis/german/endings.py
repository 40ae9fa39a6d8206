"""Adjectives and participles that no dictionary lists in this form: without their endings, back from comparative and superlative."""

from __future__ import annotations

from collections.abc import Iterator

ENDINGS = ("em", "en", "er", "es", "e")
DEGREES = ("er", "st", "est")
UMLAUTS = {"ä": "a", "ö": "o", "ü": "u"}


def bare(word: str) -> Iterator[str]:
    """What the word may be a form of, likeliest first."""
    for stem in undeclined(word):
        if stem != word:
            yield from bases(stem)
        for degree in DEGREES:
            if stem.endswith(degree) and len(stem) > len(degree) + 2:
                yield from bases(stem[: -len(degree)])
                yield from (plain for base in bases(stem[: -len(degree)]) if (plain := without_umlaut(base)))


def undeclined(word: str) -> Iterator[str]:
    yield word
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            yield word[: -len(ending)]


def bases(stem: str) -> Iterator[str]:
    """ "teur" is teuer, "dunkl" is dunkel."""
    yield stem
    if len(stem) > 2 and stem[-1] in "lr" and stem[-2] not in "aeiouäöü":
        yield stem[:-1] + "e" + stem[-1]
    if stem.endswith("eur"):
        yield stem[:-1] + "er"


def without_umlaut(word: str) -> str | None:
    last = max(word.rfind(umlaut) for umlaut in UMLAUTS)
    return word[:last] + UMLAUTS[word[last]] + word[last + 1 :] if last >= 0 else None
