"""Walks HTML as a browser understands it: HTML5 rules (lexbor), blocks and inline runs, blanks collapsed across inline elements."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

# Every other element, known or not, stands in the line.
# fmt: off
BLOCKS = frozenset([
    "address", "article", "aside", "blockquote", "br", "caption", "center", "col", "colgroup", "dd", "details", "dialog", "dir", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr",
    "legend", "li", "main", "menu", "nav", "ol", "option", "p", "pre", "search", "section", "summary",
    "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
])
# fmt: on
INVISIBLE = frozenset(["script", "style", "svg", "template", "head", "title", "noscript"])
BLANKS = re.compile(r"[ \t\n\r\f]+")


def top_nodes(html: str) -> Iterator[LexborNode]:
    node = LexborHTMLParser(html, is_fragment=True).root if html.strip() else None
    while node is not None:
        yield node
        node = node.next


def children(node: LexborNode) -> Iterator[LexborNode]:
    child = node.first_child
    while child is not None:
        yield child
        child = child.next


def tag_of(node: LexborNode) -> str:
    return node.tag or ""


def is_hidden(node: LexborNode) -> bool:
    return tag_of(node) in INVISIBLE or "hidden" in node.attributes


class Walker:
    """Reads text with blanks collapsed: one blank however many elements of the line it spans, and none at the edges of blocks."""

    blanks = BLANKS

    def __init__(self) -> None:
        self.blank_pending = False
        self.at_edge = True

    def walk(self, html: str) -> None:
        for node in top_nodes(html):
            self.add(node)

    def add(self, node: LexborNode) -> None:
        if node.is_text_node:
            self.write_text(node.text_content or "")
        elif node.is_element_node and not is_hidden(node):
            self.element(node)

    def add_children(self, node: LexborNode) -> None:
        for child in children(node):
            self.add(child)

    def write_text(self, text: str) -> None:
        for index, word in enumerate(self.blanks.split(text)):
            if index:
                self.blank_pending = not self.at_edge
            if word:
                self.emit(f" {word}" if self.blank_pending else word)
                self.blank_pending = self.at_edge = False

    def edge(self) -> None:
        self.blank_pending, self.at_edge = False, True

    def emit(self, text: str) -> None:
        raise NotImplementedError

    def element(self, node: LexborNode) -> None:
        raise NotImplementedError
