"""Verbs whose particle stands at the end of the clause: "Die Stadt bietet Kurse an" is found by anbieten."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from ..words import Word

PARTICLES = frozenset(
    [
        "ab",
        "an",
        "auf",
        "aus",
        "bei",
        "dar",
        "durch",
        "ein",
        "fest",
        "fort",
        "frei",
        "heim",
        "her",
        "heran",
        "heraus",
        "herum",
        "herunter",
        "hervor",
        "hin",
        "hinaus",
        "hinein",
        "hinzu",
        "los",
        "mit",
        "nach",
        "nieder",
        "statt",
        "teil",
        "um",
        "unter",
        "vor",
        "voran",
        "voraus",
        "vorbei",
        "weg",
        "weiter",
        "wieder",
        "zu",
        "zurecht",
        "zurück",
        "zusammen",
        "entgegen",
        "bereit",
        "bekannt",
        "sicher",
        "kennen",
        "klar",
        "nahe",
        "offen",
        "über",
    ]
)
ENDS = re.compile(r"[,.;:!?)\n–—]|^$")
JOINING = {"und", "oder", "sowie", "aber"}
FARTHEST = 25  # words between verb and particle


class Separated(NamedTuple):
    verb: str  # as a dictionary has it: anbieten
    at: int  # which word is the verb
    particle_at: int


def separated(
    text: str, words: list[Word], verbs_of: Callable[[str], tuple[str, ...]], is_verb: Callable[[str], bool]
) -> list[Separated]:
    """`verbs_of` gives the infinitives of a form."""
    found = []
    for at, word in enumerate(words):
        if at and word.text in PARTICLES and ends_clause(text, words, at):
            for before in clause_before(text, words, at):
                verb = next(
                    (word.text + verb for verb in verbs_of(words[before].text) if is_verb(word.text + verb)), None
                )
                if verb:
                    found.append(Separated(verb, before, at))
                    break
    return found


def ends_clause(text: str, words: list[Word], at: int) -> bool:
    if at + 1 == len(words):
        return True
    return ENDS.search(text[words[at].end : words[at + 1].start].strip()) is not None or words[at + 1].text in JOINING


def clause_before(text: str, words: list[Word], at: int):
    """The words of the sentence before this one, nearest first; commas may stand between: "bietet, wie bisher, Kurse an"."""
    for before in range(at - 1, max(-1, at - FARTHEST), -1):
        if re.search(r"[.;!?\n]", text[words[before].end : words[before + 1].start]):
            return
        yield before
