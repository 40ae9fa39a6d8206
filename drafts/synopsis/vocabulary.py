"""What the synopsis shows as it is. Everything else of HTML gives way to its words, so that no text can act on the page that shows it."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from concept_pages.passages.canonical import KEPT_ATTRIBUTES, SYNONYMS, TRANSPARENT, identity

from .content import Element

# fmt: off
IN_LINES = frozenset([
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark",
    "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var",
])
BLOCKS = frozenset([
    "address", "article", "aside", "blockquote", "caption", "center", "col", "colgroup", "dd", "details", "dir", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "legend", "li",
    "main", "menu", "nav", "ol", "p", "pre", "search", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
])
# fmt: on
# These act, or the browser reads what is in or around them in its own way: their words are shown without them. Any other element that is
# not listed (a name that nobody knows) is formatting of words.
# fmt: off
LEFT_OUT = frozenset([
    "applet", "area", "audio", "base", "body", "button", "canvas", "datalist", "embed", "frame", "frameset", "html", "iframe", "image", "input",
    "keygen", "link", "listing", "map", "marquee", "math", "meta", "meter", "nobr", "noembed", "noframes", "object", "optgroup", "output", "param",
    "picture", "plaintext", "progress", "rb", "rp", "rt", "rtc", "ruby", "select", "selectedcontent", "slot", "source", "textarea", "track",
    "video", "wbr", "xmp",
])
# fmt: on
SHOWN_AS_BLOCK = frozenset(["dialog", "form", "option"])
ATOMS = frozenset(["br", "img"])
VOID = frozenset(["br", "col", "hr", "img"])
SHOWN = IN_LINES | BLOCKS | ATOMS
WITH_CLASS = SHOWN - {"del", "ins", "span"}
ADDRESSES = ("href", "src")
SHOWN_ATTRIBUTES = frozenset([*KEPT_ATTRIBUTES, "class", "src"])
SCHEMES = frozenset(["ftp", "http", "https", "mailto", "tel"])
SCHEME = re.compile(r"[^/?#:]*:")
IGNORED_IN_ADDRESSES = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029\ufeff]+")


def element_of(node: LexborNode, tag: str) -> Element:
    """Takes addresses that would run as a program off the node."""
    for name in ADDRESSES:
        if not is_harmless(node.attributes.get(name) or ""):
            del node.attrs[name]
    key = identity(node)
    if not key and tag in TRANSPARENT:
        return Element(tag, shown_attributes(node, tag))
    return Element(tag, shown_attributes(node, tag), f"{SYNONYMS.get(tag, tag)} {key}")


def shown_attributes(node: LexborNode, tag: str) -> tuple[tuple[str, str], ...]:
    """In their own order, by which the public page knows its links and images.

    What comparisons show as `span` keeps no class: it would be mistaken for that of spoken words.
    """
    return tuple(
        (name, value or "")
        for name, value in node.attributes.items()
        if name in SHOWN_ATTRIBUTES
        and not (name == "class" and tag not in WITH_CLASS)
        and not (name == "src" and tag != "img")
    )


def is_harmless(address: str) -> bool:
    scheme = SCHEME.match(IGNORED_IN_ADDRESSES.sub("", address))
    return scheme is None or scheme[0][:-1].lower() in SCHEMES
