"""How a listed word looks in running text: small, plain rules by language instead of a dictionary.

A term that is missed once is harmless, a wrong link is not: the rules stay narrow.
"""

from __future__ import annotations

import re

from django.utils.html import escape

GERMAN_ENDING = "(?:s|es|n|en|e)?"
ENGLISH_ENDING = "(?:s|es|['’]s)?"
SLAVIC_ENDING = r"\w{0,3}"
SLAVIC_LAST_LETTERS = "аеёийіїоуыьэюяє"
ARABIC_BEFORE = "[وف]?[بكل]?"
SHORTEST_STEM = 3

# Not inside a longer word, and not a piece of one with hyphens ("Teilhabe-Chancengesetz").
START, END = r"(?<![\w-])", r"(?!\w|-\w)"


def pattern_for(word: str, language: str) -> str:
    """A regular expression, without groups, for the forms of a term in HTML text."""
    words = [_inflected(part, language) for part in str(escape(word)).split()]
    before = ARABIC_BEFORE if language == "ar" else ""
    return before + _either_case(words, word, language) + r"[\s\xa0]+".join(["", *words[1:]])


def abbreviation_pattern(short: str) -> str:
    return re.escape(str(escape(short))) + "s?"


def stem_of(word: str, language: str) -> str:
    """A piece that every form of the term has: what is not in a text need not be looked for."""
    first = str(escape(word)).split()[0]
    return _slavic_stem(first)[1:] if language in ("uk", "ru") else first[1:]


def _inflected(part: str, language: str) -> str:
    if language.startswith("de"):
        # "Interkulturelle Öffnung", "der interkulturellen Öffnung".
        return re.escape(part) + GERMAN_ENDING
    if language == "en":
        return re.escape(part) + ENGLISH_ENDING
    if language in ("uk", "ru"):
        return re.escape(_slavic_stem(part)) + (SLAVIC_ENDING if len(part) > SHORTEST_STEM else "")
    return re.escape(part)


def _slavic_stem(part: str) -> str:
    return part.rstrip(SLAVIC_LAST_LETTERS) if len(part.rstrip(SLAVIC_LAST_LETTERS)) >= SHORTEST_STEM else part


def _either_case(words: list[str], word: str, language: str) -> str:
    """The first word; German nouns are capital, elsewhere (and in a German adjective) a list's capital is none in a sentence."""
    first, is_acronym = words[0], word[:2].isupper()
    if is_acronym or not word[0].isupper() or (language.startswith("de") and len(words) == 1):
        return first
    return f"[{word[0]}{word[0].lower()}]{first[1:]}"
