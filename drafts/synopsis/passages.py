"""Passage HTML of any kind, balanced or not, as blocks and lines that are safe to show and that a browser reads as they are."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape

from .content import Block, Element, Line, Node, Token
from .reading import Reader
from .words import sentences, words
from .writing import write

# Above these a passage is compared by sentences, or shown as mere words. The longest real ones have 10,000 letters and some hundred tags.
MAX_LETTERS_IN_WORDS = 50_000
MAX_LETTERS = 2_000_000
MAX_TAGS = 10_000
MAX_LETTERS_IN_TAG = 5_000
# A browser's own work on badly nested elements: how many are open at once, times how many there are.
MAX_PARSING = 500_000
TAG = re.compile(r"<(/?)([a-z][^\s/>]*)", re.IGNORECASE)
ANY_TAG = re.compile(r"<[^>]*(?:>|\Z)")
# Their end tags may be left out; they do not pile up.
CLOSED_BY_THE_NEXT = frozenset(
    [
        "p",
        "li",
        "dt",
        "dd",
        "tr",
        "td",
        "th",
        "tbody",
        "thead",
        "tfoot",
        "option",
        "br",
        "hr",
        "img",
        "col",
        "input",
        "wbr",
    ]
)
TRIES = 4


def read_passage(html: str) -> list[Node]:
    """What stands where it cannot stand (a paragraph in a paragraph) is set aside as a browser does it, until nothing moves any more."""
    html = html.encode("utf-8", "replace").decode()
    if is_too_hard_to_parse(html):
        return mere_words(html)
    split = sentences if is_long(html) else words
    for _ in range(TRIES):
        reader = Reader(split=split)
        nodes = reader.read(html)
        if reader.is_plain:
            return nodes
        again = write(nodes, is_comparison=False)
        if again == html:
            return nodes
        html = again
    return mere_words(html)


def is_long(html: str) -> bool:
    return len(html) > MAX_LETTERS_IN_WORDS


def is_too_hard_to_parse(html: str) -> bool:
    tags = html.count("<")
    if len(html) > MAX_LETTERS or tags > MAX_TAGS:
        return True
    if any(len(tag) > MAX_LETTERS_IN_TAG for tag in ANY_TAG.findall(html)):
        return True
    return tags * tags > MAX_PARSING and tags * most_open(html) > MAX_PARSING


def most_open(html: str) -> int:
    """How many elements are open at once, at most; at least as many as a browser would have."""
    open_now: Counter[str] = Counter()
    deepest = depth = 0
    for slash, name in TAG.findall(html):
        name = name.lower()
        if name in CLOSED_BY_THE_NEXT:
            continue
        if not slash:
            open_now[name] += 1
            depth += 1
        elif open_now[name]:
            open_now[name] -= 1
            depth -= 1
        deepest = max(deepest, depth)
    return deepest


def mere_words(html: str) -> list[Node]:
    text = " ".join(unescape(ANY_TAG.sub(" ", html)).split())
    return [Block(Element("p", key="p "), [Line([Token("", text)])])] if text else []
