"""Content without its accidents: what makes two pieces of HTML the same passage.

Accidents are blanks of any width and where a line may break, attribute order, ids, classes, image renditions, the address of a linked page,
how formatting is nested or cut into pieces, and elements that show nothing. Content is words, their formatting, the identity of link targets
and images, the kind and order of blocks, table structure and languages.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata

from selectolax.lexbor import LexborNode

from .walking import BLOCKS, Walker, tag_of

KEPT_ATTRIBUTES = (
    "alt",
    "colspan",
    "data-document",
    "data-fact",
    "data-image",
    "data-page",
    "dir",
    "href",
    "hreflang",
    "lang",
    "reversed",
    "rowspan",
    "scope",
    "start",
    "type",
    "value",
)
SYNONYMS = {"b": "strong", "i": "em"}
# Without a kept attribute these say nothing; `a` so, because a link whose target is gone is words.
TRANSPARENT = frozenset(
    ["a", "article", "bdi", "div", "font", "footer", "header", "section", "small", "span", "tbody", "wbr"]
)
# A non-breaking or narrow blank is a blank.
ANY_BLANKS = re.compile(r"\s+")
# Soft hyphen, zero-width space, word joiner, byte order mark. Zero-width (non-)joiners stay: they are spelling in Arabic script.
LINE_BREAK_HINTS = dict.fromkeys([0xAD, 0x200B, 0x2060, 0xFEFF])
BREAK = ["br"]


def digest_of(html: str) -> str:
    """SHA-256 (hexadecimal) over the blocks of `html`, their kept attributes, and the runs of equally formatted text in them."""
    content = _Content()
    content.walk(html)
    payload = json.dumps(content.parts, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(unicodedata.normalize("NFC", payload).encode("utf-8", "backslashreplace")).hexdigest()


class _Content(Walker):
    blanks = ANY_BLANKS

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[list] = []
        self.formatting: list[str] = []
        self.run_is_open = False

    def write_text(self, text: str) -> None:
        super().write_text(text.translate(LINE_BREAK_HINTS))

    def emit(self, text: str) -> None:
        """Joins neighbouring text of the same formatting, so that where a run was cut does not count."""
        formatting = sorted(set(self.formatting))
        if self.run_is_open and self.parts[-1][1] == formatting:
            self.parts[-1][2] += text
        else:
            self.parts.append(["text", formatting, text])
        self.run_is_open = True

    def mark(self, *part: str | list) -> None:
        self.parts.append(list(part))
        self.run_is_open = False

    def element(self, node: LexborNode) -> None:
        name = SYNONYMS.get(tag_of(node), tag_of(node))
        if name == "img":
            self.image(node)
        elif name == "br":
            self.edge()
            self.mark("br")
        elif name in BLOCKS:
            self.block(name, node)
        else:
            self.inline(name, node)

    def image(self, node: LexborNode) -> None:
        blank = " " if self.blank_pending else ""
        self.mark("img", blank, identity(node), sorted(set(self.formatting)))
        self.blank_pending = self.at_edge = False

    def inline(self, name: str, node: LexborNode) -> None:
        attributes = identity(node)
        if not attributes and name in TRANSPARENT:
            self.add_children(node)
            return
        self.formatting.append(f"{name} {attributes}")
        self.add_children(node)
        self.formatting.pop()

    def block(self, name: str, node: LexborNode) -> None:
        attributes = identity(node)
        shown = bool(attributes) or name not in TRANSPARENT
        self.edge()
        self.run_is_open = False
        start = len(self.parts)
        if shown:
            self.mark(name, attributes)
        self.add_children(node)
        self.edge()
        self.run_is_open = False
        if self.parts[start:] and self.parts[-1] == BREAK:
            self.parts.pop()
        if shown and name == "p" and len(self.parts) == start + 1:
            self.parts.pop()
        elif shown:
            self.mark(f"/{name}")


def identity(node: LexborNode) -> str:
    """The kept attributes in fixed order; what a link or image points to stands for its address."""
    found = node.attributes
    names = list(KEPT_ATTRIBUTES)
    if found.keys() & {"data-page", "data-document", "data-fact"}:
        names.remove("href")
    if tag_of(node) == "img" and "data-image" not in found:
        names.append("src")
    kept = {name: ANY_BLANKS.sub(" ", found[name] or "").strip() for name in names if name in found}
    return json.dumps(kept, ensure_ascii=False) if kept else ""
