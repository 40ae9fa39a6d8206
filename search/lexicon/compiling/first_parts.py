"""What a compound may begin with: nouns with their linking letters; stems of verbs and adjectives, which stand for nothing.

"Wohnwagen" is no text about Wohnen, so a stem opens the way to the last part and is not found itself.
"""

from __future__ import annotations

from . import corrections
from .nouns import Noun

SHORTEST = 3

# Neither noun nor adjective nor verb, but first parts of many compounds.
PARTICLES = [
    "neben",
    "haupt",
    "sonder",
    "zwischen",
    "nicht",
    "mehr",
    "selbst",
    "außen",
    "innen",
    "erst",
    "zweit",
    "dritt",
    "zwei",
    "drei",
    "vier",
    "fünf",
    "sechs",
    "acht",
    "zehn",
    "hinter",
    "rück",
    "ober",
    "unter",
    "über",
    "anti",
    "ex",
    "inter",
    "multi",
    "mikro",
    "makro",
    "mini",
    "maxi",
    "super",
    "tele",
    "bio",
    "öko",
    "elektro",
    "euro",
    "psycho",
    "geo",
    "hydro",
    "thermo",
    "agrar",
    "ost",
    "west",
    "nord",
    "süd",
    "sozio",
    "audio",
    "mono",
    "poly",
    "pseudo",
    "quasi",
    "semi",
    "ultra",
    "vize",
    "mindest",
    "höchst",
    "best",
    "meist",
    "lieblings",
    "einzel",
    "allein",
    "fern",
    "nah",
    "rückwärts",
    "links",
    "rechts",
    "nano",
    "myo",
    "neuro",
    "kardio",
    "onko",
    "foto",
    "video",
    "radio",
    "turbo",
    "mega",
    "giga",
    "kilo",
    "zentral",
    "doppel",
    "solar",
    "oral",
    "spezial",
    "normal",
    "total",
    "ideal",
    "brutto",
    "netto",
    "auswärts",
    "stief",
    "schwieger",
    "binnen",
    "live",
    "online",
    "offline",
    "wieder",
    "ganztags",
]


def surfaces(noun: Noun) -> set[str]:
    """Letters, in lower case, by which a noun may stand at the beginning of a compound: Kurs-, Kinder-, Arbeits-, Sprach-, Hilfs-."""
    lemma = noun.lemma
    found = {lemma, lemma + "s", lemma + "es", *noun.plurals, *noun.genitives}
    if lemma.endswith("e"):
        found |= {lemma[:-1], lemma[:-1] + "s", lemma + "n"}
    if noun.is_adjectival and lemma.endswith("r"):
        found |= {lemma[:-1], lemma[:-1] + "n"}
    if lemma.endswith(("um", "us", "on", "a", "o")):
        found |= {lemma[:-2] + "en", lemma[:-1] + "en", lemma[:-2] + "i"}
    return {form.lower() for form in found if len(form) >= SHORTEST}


def candidates(nouns: dict[str, Noun]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for noun in nouns.values():
        for surface in surfaces(noun):
            found.setdefault(surface, set()).add(noun.lemma)
    return found | {letters: set(words) for letters, words in corrections.FIRST_PARTS.items()}


def stems(infinitives: set[str], adjectives: set[str]) -> set[str]:
    found = set(PARTICLES)
    for verb in infinitives:
        stem = verb[:-2] if verb.endswith("en") else verb[:-1]
        found |= {stem, stem + "e"} if verb.endswith("en") else {stem}
    return {stem for stem in found | adjectives if len(stem) >= 2}
