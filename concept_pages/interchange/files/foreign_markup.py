"""Markdown and HTML that a writer may bring along and that has no meaning here: named, so that it is not printed letter by letter or lost."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

from ..portable.rich_text import EDITOR_SCHEMES, EDITOR_TAGS

ESCAPED = re.compile(r"\\[!-/:-@\[-`{-~]")
IN_WORDS = [
    re.compile(r"\]\[[^\]\n]*\]"),  # [words][1]
    re.compile(r"\[\^[^\]\n]+\]"),  # footnote[^1]
    re.compile(r"!\[[^\]\n]*\]\("),  # ![picture](…)
    re.compile(r"(?<!\w)`[^`\n]+`(?!\w)"),
    re.compile(r"~~[^~\n]+~~"),
    re.compile(r"<(?:[a-z]+://|mailto:|[^\s<>@]+@)[^\s<>]*>"),
]
AS_LINE = [
    re.compile(r"^\[[^\]\n]+\]:.*$", re.MULTILINE),  # [1]: https://…
    re.compile(r"^\s*([-*_=])(?:[ \t]*\1){2,}[ \t]*$", re.MULTILINE),
    re.compile(r"^\s*(?:```|~~~).*$", re.MULTILINE),
]
TAG = re.compile(r"<(!|\?|/?[a-zA-Z][\w:-]*)([^>]*)>?")
ATTRIBUTE = re.compile(r"\s([\w:-]+)\s*=")
HREF = re.compile(r'href\s*=\s*"([a-z][a-z0-9+.-]*):', re.IGNORECASE)


def foreign_in_words(source: str) -> tuple[int, str] | None:
    """(line counted from 0, the markup) of the first that stands within a line; `source`: Markdown as written."""
    return _first(source, IN_WORDS)


def foreign_markup(source: str) -> tuple[int, str] | None:
    """The same, and what takes a whole line."""
    return _first(source, [*AS_LINE, *IN_WORDS])


def _first(source: str, patterns: list[re.Pattern]) -> tuple[int, str] | None:
    bare = ESCAPED.sub("\N{REPLACEMENT CHARACTER}", source)
    for pattern in patterns:
        match = pattern.search(bare)
        if match:
            return bare.count("\n", 0, match.start()), match[0].strip()
    return None


def message_for(markup: str) -> str:
    return _(
        "“%(markup)s” is no markup here: write it otherwise, or put a backslash before its signs if they shall be printed."
    ) % {"markup": markup}


def foreign_html(value: str) -> str | None:
    """The first tag, attribute or address in HTML that the editor could not have made, and that would be lost."""
    for match in TAG.finditer(value):
        name, rest = match[1].lstrip("/").lower(), match[2]
        if name not in EDITOR_TAGS:
            return f"<{match[1]}>"
        for attribute in ATTRIBUTE.findall(rest):
            if (name, attribute.lower()) != ("a", "href"):
                return f"<{name} {attribute}>"
        scheme = HREF.search(rest)
        if scheme and scheme[1].lower() not in EDITOR_SCHEMES:
            return f"<{name} {scheme[0]}>"
    return None


def html_message(tag: str) -> str:
    return _("%(tag)s cannot be kept: “html” takes %(tags)s, and “href” in links.") % {
        "tag": tag,
        "tags": " ".join(sorted(EDITOR_TAGS)),
    }
