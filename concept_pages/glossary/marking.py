"""The first place of a term or abbreviation in a page's running text becomes a link to its meaning.

A plain link and nothing more: screen readers announce it, keyboards reach it, it works without JavaScript; a tooltip would do none of these.
It happens on the way to the browser: passages and their digests do not know of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from django.db.models import F, QuerySet, Value
from django.urls import reverse
from django.utils.html import format_html
from wagtail.models import Locale

from ..models import Abbreviation, GlossaryTerm
from .inflection import END, START, abbreviation_pattern, pattern_for, stem_of

if TYPE_CHECKING:
    from ..passages.targets import Targets

TAG = re.compile(r"""<(/?)([a-z][a-z0-9]*)((?:[^>"']|"[^"]*"|'[^']*')*)>""")
# Running text is a bare paragraph or list item; a paragraph with a class is a source, a download, a caption.
RUNNING = ("p", "li")
LEFT_ALONE = ("a", "abbr", "blockquote", "cite", "figcaption", "table")


@dataclass(frozen=True)
class Entry:
    """A word that is explained. meaning: of an abbreviation, else blank."""

    key: str
    word: str
    meaning: str = ""

    @property
    def address(self) -> str:
        return f"{reverse('abbreviations')}#{self.key}" if self.meaning else reverse("glossary_term", args=[self.key])


@dataclass(frozen=True)
class Lexicon:
    """The entries of one language, ready to be found. One group of the pattern an entry, in their order."""

    entries: tuple[Entry, ...]
    stems: tuple[str, ...]
    pattern: re.Pattern


WORD = "word"


def word_queries(locale: Locale) -> list[QuerySet]:
    """Terms and abbreviations of a language as rows of the kind WORD, in the shape of Targets' facts: one query can bring both."""
    same = (Value(WORD), "id", "translation_key", "locale_id", "key")
    language = Value(locale.language_code)
    terms = GlossaryTerm.objects.filter(locale=locale).order_by()
    short = Abbreviation.objects.filter(locale=locale).order_by()
    return [
        terms.values_list(*same, F("term"), language, Value("")),
        short.values_list(*same, F("short"), language, F("long")),
    ]


def entries_of(locale: Locale) -> tuple[Entry, ...]:
    """Terms and abbreviations of a language, longest first. One query."""
    terms, short = word_queries(locale)
    return entries_from(terms.union(short, all=True))


def entries_from(rows: Iterable[tuple]) -> tuple[Entry, ...]:
    """rows: of word_queries."""
    found = [
        Entry(key, word, meaning)
        for _kind, _pk, _translation, _locale, key, word, _lang, meaning in rows
        if word.strip()
    ]
    return tuple(sorted(found, key=lambda entry: (-len(entry.word), entry.word, entry.meaning)))


@lru_cache(maxsize=32)
def lexicon(entries: tuple[Entry, ...], language: str) -> Lexicon:
    """Compiled once for each state of the entries."""
    forms = [abbreviation_pattern(e.word) if e.meaning else pattern_for(e.word, language) for e in entries]
    stems = [e.word if e.meaning else stem_of(e.word, language) for e in entries]
    return Lexicon(entries, tuple(stems), re.compile(START + "(?:" + "|".join(f"({f})" for f in forms) + ")" + END))


class Marker:
    """Marks each entry once, from passage to passage of one page. found: the numbers of entries that were met."""

    def __init__(self, entries: tuple[Entry, ...], language: str):
        self.lexicon = lexicon(entries, language) if entries else None
        self.open = set(range(len(entries)))

    @classmethod
    def for_reader(cls, targets: Targets) -> Marker:
        return cls(entries_from(targets.words), targets.locale.language_code)

    def mark(self, html: str) -> str:
        if self.lexicon is None or not any(self.lexicon.stems[number] in html for number in self.open):
            return html
        return "".join(self._marked(piece) if is_running else piece for piece, is_running in pieces(html))

    def met(self, html: str) -> list[Entry]:
        """The entries that are met in it for the first time."""
        before = set(self.open)
        self.mark(html)
        return [self.lexicon.entries[number] for number in sorted(before - self.open)]

    def _marked(self, text: str) -> str:
        def link(match: re.Match) -> str:
            number = match.lastindex - 1
            if number not in self.open:
                return match[0]
            self.open.discard(number)
            return link_to(self.lexicon.entries[number], match[0])

        return self.lexicon.pattern.sub(link, text)


def link_to(entry: Entry, words: str) -> str:
    """words: as they stand in the HTML."""
    if entry.meaning:
        words = format_html('<abbr title="{}">', entry.meaning) + words + "</abbr>"
    return f'<a class="term" href="{entry.address}">{words}</a>'


def pieces(html: str):
    """(piece, whether it is running text): tags and the text between them."""
    running, alone, end = 0, 0, 0
    for tag in TAG.finditer(html):
        if tag.start() > end:
            yield html[end : tag.start()], bool(running) and not alone
        step = -1 if tag[1] else 1
        if tag[2] in LEFT_ALONE or (tag[2][0] == "h" and tag[2][1:].isdigit()):
            alone += step
        elif tag[2] in RUNNING:
            # A paragraph with a class opens no running text, so what closes must not close more than was opened.
            running = max(0, running + step) if tag[1] or not tag[3].strip() else running
        yield tag[0], False
        end = tag.end()
    if end < len(html):
        yield html[end:], bool(running) and not alone
