"""Analysis of texts and queries, once and in Python, so that every engine finds the same: `analyser("de").tokens(text)`."""

from __future__ import annotations

import hashlib
import logging
from functools import cache
from pathlib import Path

from search.lexicon import EmptyLexicon, Lexicon, NoLexicon, place

from .base import Analyser
from .german import GermanAnalyser
from .languages import WITH_LEXICON, language_of
from .lemmas import STEMMERS, ArabicAnalyser, LemmaAnalyser
from .stopping import stop_words_of
from .tokens import Phrase, Query, QueryWord, Token, Wanted

__all__ = ["Analyser", "Phrase", "Query", "QueryWord", "Token", "Wanted", "analyser", "analysis_version"]

logger = logging.getLogger(__name__)


def analyser(language: str) -> Analyser:
    """The analyser of a language ("de", "de-simple", "pt-br"); the default for one that has none of its own."""
    return analyser_of(language_of(language))


@cache
def analyser_of(language: str) -> Analyser:
    stop_words = stop_words_of(language)
    if language == "de":
        return GermanAnalyser(lexicon(language), stop_words)
    if language == "ar":
        return ArabicAnalyser(language, lexicon(language), stop_words)
    if language in WITH_LEXICON or language in STEMMERS:
        return LemmaAnalyser(language, lexicon(language), stop_words)
    return Analyser(stop_words)


def lexicon(language: str) -> Lexicon | EmptyLexicon:
    """Without a lexicon words are found by their stems: less well, but found. A check tells (search.W001)."""
    if language not in WITH_LEXICON:
        return EmptyLexicon()
    try:
        return place.opened(language)
    except NoLexicon as problem:
        logger.warning("%s Until then its words are found by their stems alone.", problem)
        return EmptyLexicon()


def analysis_version(language: str) -> str:
    """Changes whenever the same text may have other tokens: an index that was made with another version is made anew."""
    compiled = place.file_of(language_of(language)).is_file() or language_of(language) not in WITH_LEXICON
    return f"{code_version()}-{place.fingerprint() if compiled else 'stems'}"


@cache
def code_version() -> str:
    files = sorted(Path(__file__).parent.rglob("*.py"))
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:16]
