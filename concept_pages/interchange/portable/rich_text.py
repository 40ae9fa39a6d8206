"""Rich text as portable HTML, and stored HTML in the database.

Portable HTML is what Wagtail stores, but links name what they point to: `href="page:concept/plan"`, `href="document:name.pdf"`.
"""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Callable

import nh3

from ..words import normal

EDITOR_TAGS = {"p", "a", "b", "i", "br", "ul", "ol", "li", "sub", "sup", "h2", "h3", "h4", "hr"}
EDITOR_SCHEMES = {"page", "document", "http", "https", "ftp", "mailto", "tel"}
PORTABLE_LINK = re.compile(r'<a href="(page|document):([^"]*)">')
STORED_LINK = re.compile(r"<a\b([^>]*)>")
STORED_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
BLOCK_KEY = re.compile(r' data-block-key="[^"]*"')
OPENING_BLOCK = re.compile(r"<(p|li|h[2-6])>")
HREF = re.compile(r'href="([^"]*)"')
LINK_TO_NOTHING = re.compile(r'<a(?: href="")?>(.*?)</a>', re.DOTALL)
BLOCK_TAG = re.compile(r"</?(?:p|ul|ol|li|h[2-6])>")


def references(portable: str) -> list[tuple[str, str]]:
    """("page" or "document", name) for each link."""
    return [(kind, html.unescape(name)) for kind, name in PORTABLE_LINK.findall(portable)]


def to_stored(portable: str, look_up: Callable[[str, str], int], seed: str) -> str:
    """look_up: from kind and name to an id. seed: makes the paragraph keys, the same for the same text place."""

    def link(match: re.Match) -> str:
        pk = look_up(match[1], html.unescape(match[2]))
        return f'<a id="{pk}" linktype="{match[1]}">'

    counter = iter(range(100_000))

    def keyed(match: re.Match) -> str:
        key = hashlib.sha1(f"{seed}/{next(counter)}".encode()).hexdigest()[:5]  # noqa: S324
        return f'<{match[1]} data-block-key="{key}">'

    return OPENING_BLOCK.sub(keyed, PORTABLE_LINK.sub(link, portable))


def to_portable(stored: str, name_of: Callable[[str, int], str]) -> str:
    """name_of: from kind and id to the name used in files; of a link to something that is gone the words stay."""

    def link(match: re.Match) -> str:
        found = dict(STORED_ATTRIBUTE.findall(match[1]))
        kind = found.get("linktype")
        if kind in ("page", "document") and found.get("id", "").isdigit():
            name = name_of(kind, int(found["id"]))
            return f'<a href="{kind}:{html.escape(name)}">' if name else "<a>"
        return f'<a href="{found.get("href", "")}">'

    return canonical(STORED_LINK.sub(link, BLOCK_KEY.sub("", stored)))


def canonical(portable: str) -> str:
    """The one way to write this HTML: what editors can make, well nested, with the fewest entities."""
    cleaned = nh3.clean(
        normal(portable), tags=EDITOR_TAGS, attributes={"a": {"href"}}, url_schemes=EDITOR_SCHEMES, link_rel=None
    )
    cleaned = LINK_TO_NOTHING.sub(r"\1", cleaned)
    cleaned = HREF.sub(lambda match: match[0].replace("<", "%3C").replace(">", "%3E"), cleaned)
    return cleaned.replace("<br>", "<br/>").replace("<hr>", "<hr/>").replace("&nbsp;", "\N{NO-BREAK SPACE}")


def skeleton(portable: str) -> list[str]:
    """Block tags in order: paragraphs, lists and points."""
    return BLOCK_TAG.findall(portable)
