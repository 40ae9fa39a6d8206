"""Women's words and the men's beside them: a text with either is found by either."""

from __future__ import annotations

from . import corrections
from .nouns import Noun

PLAIN_VOWELS = str.maketrans("äöü", "aou")


def counterpart(noun: Noun, nouns: dict[str, Noun]) -> str | None:
    """ "Ärztin" -> "Arzt", "Kauffrau" and "Kaufleute" -> "Kaufmann"; nothing for Termin, Berlin, Medizin."""
    lemma = noun.lemma
    if lemma in corrections.COUNTERPARTS:
        return corrections.COUNTERPARTS[lemma]
    if lemma.endswith("in") and lemma + "nen" in noun.plurals:
        return next((found for found in masculine(lemma[:-2]) if is_man(found, nouns)), None)
    ending = next((ending for ending in ("frau", "leute") if lemma.endswith(ending) and lemma.lower() != ending), "")
    man = lemma.removesuffix(ending) + "mann"
    return man if ending and man in nouns else None


def masculine(base: str) -> list[str]:
    """What the word may be made of, the likeliest first: Kollege before Kolleg, Jude before a Jud."""
    last = max((base.rfind(vowel) for vowel in "äöüÄÖÜ"), default=-1)
    plain = (
        base[:last] + base[last].translate(PLAIN_VOWELS | str.maketrans("ÄÖÜ", "AOU")) + base[last + 1 :]
        if last >= 0
        else ""
    )
    bases = [base, plain] if plain else [base]
    return [*(b + "e" for b in bases), *bases, *(b + "er" for b in bases)]


def is_man(lemma: str, nouns: dict[str, Noun]) -> bool:
    found = nouns.get(lemma)
    return (
        found is not None
        and ("m" in found.genders or (found.is_adjectival and lemma.endswith("e")))
        and not found.is_name
    )
