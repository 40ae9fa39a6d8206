"""Words of a text with their place in it, before any language is asked."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

# Letters may be followed by marks (vowel signs, accents written apart), and hold characters that are not seen: soft hyphens, joiners.
MARKS = "".join(chr(c) for c in range(0x300, 0xFFFF) if unicodedata.category(chr(c)) in ("Mn", "Mc"))
UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
APOSTROPHES = "'’ʼ"
LETTER = rf"[^\W_{MARKS}]"
INNER = rf"[^\W_{MARKS}]|[{MARKS}{UNSEEN}]"
WORD = rf"{LETTER}(?:{INNER})*(?:[{APOSTROPHES}]{LETTER}(?:{INNER})*)*"
# "4.3", "4.3-B2", "V0085/14", "2022–2026", "27.06.2021", "§ 18", and "M 2.4" as people write it.
REFERENCE = r"(?:(?:\b[A-ZÄÖÜ]{1,3}|§{1,2})[ \u00a0\u202f]?)?\d+(?:[.,:/–-]?(?:\d+|[A-Za-z]{1,3}(?![^\W\d_])))*(?![^\W\d_])|\b[A-Z]{1,3}\d+(?:[./–-]\w+)*"
PATTERN = re.compile(rf"(?P<reference>{REFERENCE})|(?P<word>{WORD})")

# Scripts that put no spaces between words: every two neighbouring characters count as one.
UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")
DROP_UNSEEN = dict.fromkeys(map(ord, UNSEEN))
ONE_APOSTROPHE = str.maketrans("’ʼ", "''")


# What kind of word it is, as far as its place tells. Only German asks further.
PLAIN, REFERENCE = "", "reference"


class Word(NamedTuple):
    text: str  # as it stands in the text, but for signs of gender
    start: int
    end: int
    kind: str = PLAIN


def words_in(text: str) -> list[Word]:
    found = []
    for match in PATTERN.finditer(text):
        word = Word(match[0], match.start(), match.end(), REFERENCE if match["reference"] else PLAIN)
        if word.kind or word.text.isascii() or not UNSPACED.search(word.text):
            found.append(word)
        else:
            found += unspaced(word)
    return found


def unspaced(word: Word) -> list[Word]:
    """Of a run of Chinese, Japanese, Thai …: each two characters; what stands between such runs stays whole."""
    found, last = [], 0
    for run in UNSPACED.finditer(word.text):
        if run.start() > last:
            found.append(piece(word, last, run.start()))
        for at in range(run.start(), max(run.start() + 1, run.end() - 1)):
            found.append(piece(word, at, min(at + 2, run.end())))
        last = run.end()
    if last < len(word.text):
        found.append(piece(word, last, len(word.text)))
    return found


def piece(word: Word, start: int, end: int) -> Word:
    return Word(word.text[start:end], word.start + start, word.start + end)


def normal(text: str) -> str:
    """The form in which words are compared, whatever the language."""
    if text.isascii():
        return text.lower()
    text = composed(text).casefold().translate(ONE_APOSTROPHE)
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def composed(text: str) -> str:
    """One way to write each letter, and nothing that is not seen."""
    if text.isascii():
        return text
    if not unicodedata.is_normalized("NFKC", text):
        text = unicodedata.normalize("NFKC", text)
    return text.translate(DROP_UNSEEN)


def unaccented(word: str) -> str:
    if word.isascii():
        return word
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
