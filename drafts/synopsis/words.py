"""What counts as one word when two German texts are compared: "31.12.2025", "14,8", "§ 3", "Einwohner*innen", "Straßenbahn-Haltestelle"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from concept_pages.passages.canonical import ANY_BLANKS, LINE_BREAK_HINTS

# Everything that is neither blank nor one of these belongs to a word: letters, digits, accents, joiners of an Arabic script.
SIGNS = (
    r"!-/:-@\[-`{-~¡-©«¬®-±´¶-¸»¿×÷\u2010-\u2027\u2030-\u205e\u20a0-\u20cf\u2190-\u2bff"
    r"\u3001-\u3003\u3008-\u3011،؛؟٪-٭۔"
)
LETTER = rf"[^\s{SIGNS}]"
JOINT = r"[*:_·'’/‐‑\-]"
WORD = rf"{LETTER}+(?:(?:{JOINT}|(?<=\d)[.,](?=\d)){LETTER}+)*"
PARAGRAPH_SIGN = rf"§§?\s?\d+[a-z]?(?!{LETTER})"
BLANK_AND_WORD = re.compile(rf"(\s*+)({PARAGRAPH_SIGN}|{WORD}|\S|\Z)")
SENTENCE_END = re.compile(r"(?<=[.!?])(?=\s)")


def words(text: str) -> Iterator[tuple[str, str]]:
    """(blank before it, word) for each word and sign; what is left at the end is a blank before no word."""
    return (pair for pair in BLANK_AND_WORD.findall(text) if any(pair))


def sentences(text: str) -> Iterator[tuple[str, str]]:
    """The same for texts so long that words would be too many."""
    for sentence in SENTENCE_END.split(text):
        bare = sentence.strip()
        before, _, after = sentence.partition(bare) if bare else (sentence, "", "")
        if before or bare:
            yield before, bare
        if after:
            yield after, ""


def word_key(word: str) -> str:
    """The word without accidents: what the digest of a passage does not see, the comparison does not see either."""
    return unicodedata.normalize("NFC", ANY_BLANKS.sub(" ", word.translate(LINE_BREAK_HINTS)))
