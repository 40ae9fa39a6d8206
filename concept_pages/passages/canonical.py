"""Content without its accidents: what makes two pieces of HTML the same passage, and what a reader sees of one.

Blanks, attribute order, ids, classes, image renditions and the address of a linked page are accidents; words, emphasis, the identity of link
targets and images, table structure and languages are content. HTML5 rules (lexbor) decide what a piece of markup means.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

KEPT_ATTRIBUTES = (
    "alt",
    "colspan",
    "data-document",
    "data-image",
    "data-page",
    "dir",
    "href",
    "hreflang",
    "lang",
    "rowspan",
    "scope",
    "start",
    "type",
)
SYNONYMS = {"b": "strong", "i": "em"}
INLINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "i",
        "img",
        "ins",
        "kbd",
        "mark",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "u",
        "var",
        "wbr",
    ]
)
TRANSPARENT = frozenset({"div", "span", "section", "article", "header", "footer", "tbody", "small"})
INVISIBLE = frozenset({"script", "style", "svg", "template", "head", "title", "noscript"})
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


def digest_of(html: str) -> str:
    """SHA-256 (hexadecimal) over start tags with the kept attributes, text and end tags of `html`."""
    content = _Content()
    for node in top_nodes(html):
        content.add(node)
    payload = "\x1e".join(content.parts)
    return hashlib.sha256(payload.encode()).hexdigest()


def plain_text(html: str) -> str:
    """What a reader sees, as `innerText` gives it: blocks and rows on lines, cells parted by tabs, images left out."""
    text = _Text()
    for node in top_nodes(html):
        text.add(node)
    lines = (line.strip() for line in "".join(text.parts).split("\n"))
    return "\n".join(line for line in lines if line)


def is_hidden(node: LexborNode) -> bool:
    return node.tag in INVISIBLE or (node.is_element_node and "hidden" in node.attributes)


class _Walker:
    """Collects text with blanks collapsed as a browser does: across inline elements, and none at the edges of blocks."""

    def __init__(self):
        self.parts: list[str] = []
        self.blank_pending = False
        self.at_edge = True

    def write_text(self, text: str) -> None:
        for index, word in enumerate(BLANKS.split(text)):
            if index:
                self.blank_pending = not self.at_edge
            if word:
                if self.blank_pending:
                    self.emit(" ")
                self.emit(word)
                self.blank_pending = self.at_edge = False

    def edge(self) -> None:
        self.blank_pending, self.at_edge = False, True

    def emit(self, text: str) -> None:
        self.parts.append(text)

    def add(self, node: LexborNode) -> None:
        if node.is_text_node:
            self.write_text(node.text_content or "")
        elif node.is_element_node and not is_hidden(node):
            self.element(node)

    def element(self, node: LexborNode) -> None:
        raise NotImplementedError


class _Content(_Walker):
    def __init__(self):
        super().__init__()
        self.in_text = False

    def emit(self, text: str) -> None:
        """Joins neighbouring text, so that where a run was cut does not count."""
        text = unicodedata.normalize("NFC", text)
        if self.in_text:
            self.parts[-1] += text
        else:
            self.parts.append(text)
        self.in_text = True

    def mark(self, tag: str) -> None:
        self.parts.append(tag)
        self.in_text = False

    def element(self, node: LexborNode) -> None:
        name = SYNONYMS.get(node.tag, node.tag)
        attributes = self.attributes(node)
        block = name not in INLINE
        shown = bool(attributes) or name not in TRANSPARENT
        if block:
            self.edge()
        if shown:
            if name == "img" and self.blank_pending:
                self.emit(" ")
                self.blank_pending = False
            self.mark(f"\x02{name}{attributes}")
        if name == "img":
            self.at_edge = False
        for child in children(node):
            self.add(child)
        if block:
            self.edge()
        if shown:
            self.mark(f"\x03{name}")
        self.in_text = False if block else self.in_text

    def attributes(self, node: LexborNode) -> str:
        found = node.attributes
        kept = []
        for name in KEPT_ATTRIBUTES:
            if name == "href" and ("data-page" in found or "data-document" in found):
                continue
            if name in found:
                value = BLANKS.sub(" ", found[name] or "").strip()
                kept.append(f"\x1f{name}={unicodedata.normalize('NFC', value)}")
        if node.tag == "img" and "data-image" not in found and found.get("src"):
            kept.append(f"\x1fsrc={found['src']}")
        return "".join(kept)


class _Text(_Walker):
    def element(self, node: LexborNode) -> None:
        name = node.tag
        if name == "br":
            self.emit("\n")
            self.edge()
            return
        block = name not in INLINE
        cell = name in ("td", "th")
        if block:
            self.emit("\t" if cell else "\n")
            self.edge()
        for child in children(node):
            self.add(child)
        if block:
            self.emit("\t" if cell else "\n")
            self.edge()
