"""From HTML to blocks and lines, as the public page's digest reads it: blanks collapsed, a blank has no formatting of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from selectolax.lexbor import LexborHTMLParser, LexborNode

from concept_pages.passages.walking import is_hidden, tag_of

from .content import Block, Element, Line, Mark, Node, Stack
from .lines import HTML_BLANKS, Fragment, tokens_of
from .vocabulary import ATOMS, BLOCKS, LEFT_OUT, SHOWN_AS_BLOCK, element_of
from .words import words

MAX_DEPTH = 40
HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
# How `writing` spells marks and what stands for elements of the text that would be mistaken for them.
SPOKEN = ("spoken", "change__alt")
Split = Callable[[str], Iterable[tuple[str, str]]]


class Reader:
    """drop: None for a passage; for a comparison the mark whose words are left out, which gives the other text."""

    def __init__(self, *, drop: Mark | None = None, split: Split = words):
        self.drop, self.split = drop, split
        self.is_plain = True  # as the parser made it: nothing was left out or moved that could make it read otherwise
        self.stack: Stack = ()
        self.fragments: list[Fragment] = []
        self.open_blocks: list[tuple[str, list[Node]]] = [("", [])]
        self.to_close: list[tuple[bool, Stack]] = []

    def read(self, html: str) -> list[Node]:
        """Without recursion: text may be nested more deeply than Python likes."""
        node = LexborHTMLParser(html, is_fragment=True).root if html.strip(HTML_BLANKS) else None
        parents: list[LexborNode] = []
        while node is not None or parents:
            if node is None:
                self.leave()
                node = parents.pop().next
            elif self.enter(node):
                parents.append(node)
                node = node.first_child
            else:
                node = node.next
        self.end_line()
        return self.open_blocks[0][1]

    def enter(self, node: LexborNode) -> bool:
        """Whether its children are to be read."""
        if node.is_text_node:
            self.fragments.append((node.text_content or "", self.stack, None))
        elif node.is_element_node and not is_hidden(node):
            return self.element(node) if self.drop is None else self.element_of_comparison(node)
        return False

    def leave(self) -> None:
        is_block, self.stack = self.to_close.pop()
        if is_block:
            self.end_line()
            self.open_blocks.pop()

    def element(self, node: LexborNode, tag: str = "") -> bool:
        tag = tag or tag_of(node)
        if tag in ATOMS:
            self.fragments.append(("", self.stack, element_of(node, tag)))
            return False
        self.to_close.append((False, self.stack))
        if tag in BLOCKS or tag in SHOWN_AS_BLOCK:
            self.block(node, tag)
        elif tag in LEFT_OUT:
            self.is_plain = False
        else:
            self.in_line(element_of(node, tag))
        return True

    def element_of_comparison(self, node: LexborNode) -> bool:
        tag, attributes = tag_of(node), node.attributes
        is_spoken = tag == "span" and attributes.get("class") in SPOKEN
        if is_spoken or self.drop in (tag, attributes.get("data-diff")):
            return False
        if "data-old" in attributes and self.drop == "ins":
            self.fragments.append((attributes["data-old"] or "", self.stack, None))
            return False
        if tag in ("ins", "del"):
            self.to_close.append((False, self.stack))
            return True
        return self.element(node, attributes.get("data-tag") or "")

    def in_line(self, element: Element) -> None:
        outer = self.stack
        if element.tag == "a" and element.key and any(e.tag == "a" for e in outer):
            self.is_plain = False
            outer = tuple(e for e in outer if e.tag != "a")
        # A link whose target is gone, a span without meaning: words.
        says_nothing = not element.key and element.tag in ("a", "font", "span")
        if says_nothing or len(outer) >= MAX_DEPTH or any(e.key == element.key != "" for e in outer):
            return
        self.stack = (*outer, element)

    def block(self, node: LexborNode, tag: str) -> None:
        self.end_line()
        parent, siblings = self.open_blocks[-1]
        if len(self.open_blocks) > MAX_DEPTH:
            self.is_plain = False
            return
        if self.stack or parent == "p" or tag in SHOWN_AS_BLOCK:
            self.is_plain = False
        shown = "div" if tag in SHOWN_AS_BLOCK else tag
        block = Block(element_of(node, shown))
        # A heading right in a heading would end it; a `div` between them says nothing.
        siblings.append(Block(Element("div"), [block]) if {parent, tag} <= HEADINGS else block)
        self.open_blocks.append((shown, block.children))
        self.to_close[-1] = (True, self.stack)

    def end_line(self) -> None:
        tokens = tokens_of(self.fragments, self.split) if self.fragments else []
        self.fragments = []
        if tokens:
            self.open_blocks[-1][1].append(Line(tokens))
