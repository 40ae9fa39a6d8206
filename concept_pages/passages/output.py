"""From passage HTML to what a browser gets: images find their files, references stay in one piece."""

from __future__ import annotations

import re

from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext
from wagtail.images.shortcuts import get_rendition_or_not_found

from .films import with_players
from .library_files import RENDITION
from .targets import Targets

PAGE_LINK = re.compile(
    r'<a(?: hreflang="[^"]*")?( class="title")? data-page="([0-9a-f-]{36})"[^>]*>(.*?)</a>', re.DOTALL
)
IMAGE = re.compile(r'<img data-image="([0-9a-f]{40})" alt="([^"]*)"\s*/?>')
# "4.3-B2", "M 4.3.2", "§ 4": between tags only.
REFERENCE = re.compile(
    r"""<(?:[^>"']|"[^"]*"|'[^']*')*>|(?<![\w.])(?:\d+(?:\.\d+)*-[^\W\d_]{1,3}\d+|[A-ZÄÖÜА-Я]{1,2}[ \xa0]\d+(?:\.\d+)+|§§?[ \xa0]\d+[a-z]?)(?!\w)"""
)

# What people read as one: "0000 115-2140", "31. Dezember", "45 %", "Artikel 33", "No. 4". A dash or blank in it is no place for a line to end.
UNBROKEN = re.compile(
    r"""<(?:[^>"']|"[^"]*"|'[^']*')*>|(?<![\w.,])(?:\d{1,2}\.[ \xa0][^\W\d_]{3,12}|\+?\d+(?:[ \xa0/-]\d{2,})+|\d[\d.,]*[ \xa0](?:%|€|Euro|Prozent|Uhr)|(?:Artikel|Art\.|Absatz|Abs\.|Nummer|Nr\.|Seite|Article|No\.)[ \xa0]\d+[a-z]?)(?!\w|%|[.,]\d)"""
)
# In words too long for a phone, "Sprachkurse/Integrationskurse", "Sprachmittlungsdozent*innen": where they may end a line.
LONG_WORD = re.compile(r"""<(?:[^>"']|"[^"]*"|'[^']*')*>|[^\W\d_]{4,}(?:/[^\W\d_]{4,}|[*:_](?:innen|in)(?!\w))+""")
LONGEST_WHOLE = 20


def expand(html: str, targets: Targets, *, public: bool = True, terms: bool = True) -> str:
    """The HTML to send: images with address and size (alternative text where the file is gone), references in one piece, wide tables that
    scroll by keyboard too, links marked that lead into another language.

    public: nothing leads to pages that are not public, and nothing says their titles. terms: it is running text, in which terms that the page has
    not explained yet lead to the glossary.
    """
    if terms and targets.marker is not None:
        html = targets.marker.mark(html)
    html = with_players(html, targets)
    html = with_scrolling_tables(with_seams(with_unbroken(with_references(html))))
    html = with_languages(html, targets.pages_in_other_languages)
    if public:
        html = without_hidden(html, targets.hidden_pages)

    def image(match: re.Match) -> str:
        picture = targets.picture_with_hash(match[1])
        if picture is None:
            return match[2]
        rendition = get_rendition_or_not_found(picture, RENDITION)
        return format_html(
            '<img src="{}" alt="{}" width="{}" height="{}" loading="lazy">',
            rendition.url,
            mark_safe(match[2]),
            rendition.width,
            rendition.height,
        )

    return mark_safe(IMAGE.sub(image, html))


def without_hidden(html: str, hidden_pages: set[str]) -> str:
    """Links to these pages keep the author's words; where the words are the page's own title, they say only that it is not public."""

    def link(match: re.Match) -> str:
        if match[2] not in hidden_pages:
            return match[0]
        return gettext("(page not public)") if match[1] else match[3]

    return PAGE_LINK.sub(link, html) if hidden_pages else html


def with_references(html: str) -> str:
    """References neither break at a line's end nor, in Arabic, turn round: "4.3-B2" would read "B2-4.3"."""
    return REFERENCE.sub(lambda m: m[0] if m[0].startswith("<") else f'<bdi class="nr">{m[0]}</bdi>', html)


def with_unbroken(html: str) -> str:
    """Dates, numbers and their units stay on one line. Not isolated: in Arabic they are read in the sentence's direction."""
    return UNBROKEN.sub(lambda m: m[0] if m[0].startswith("<") else f'<span class="unbroken">{m[0]}</span>', html)


def with_seams(html: str) -> str:
    """A long word may break after its slash or before its sign of gender; nothing is added that a copy or a search would meet."""

    def seamed(match: re.Match) -> str:
        word = match[0]
        if word.startswith("<") or len(word) <= LONGEST_WHOLE:
            return word
        return re.sub(r"/|(?=[*:_])", r"\g<0><wbr>", word)

    return LONG_WORD.sub(seamed, html)


def with_languages(html: str, languages: dict[str, str]) -> str:
    """The page's style sheet says the language after such a link."""

    def link(match: re.Match) -> str:
        language = languages.get(match[2])
        return match[0].replace("<a", f'<a hreflang="{language}"', 1) if language else match[0]

    return PAGE_LINK.sub(link, html) if languages else html


def with_scrolling_tables(html: str) -> str:
    if "<table" not in html:
        return html
    opening = f'<div class="scroll" role="region" tabindex="0" aria-label="{gettext("Table")}"><table'
    return html.replace("<table", opening).replace("</table>", "</table></div>")
