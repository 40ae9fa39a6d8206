"""Gives the two texts of a comparison a common alphabet: words, lines and blocks that are the same get the same character."""

from __future__ import annotations

from collections.abc import Hashable

from .content import Block, Line, Node, Token
from .words import word_key

PLAIN: frozenset[str] = frozenset()


class Index:
    def __init__(self) -> None:
        self.characters: dict[Hashable, str] = {}
        self.word_keys: dict[str, str] = {}

    def add(self, nodes: list[Node]) -> None:
        for node in nodes:
            if isinstance(node, Line):
                self.add_line(node)
            else:
                self.add_block(node)

    def add_line(self, line: Line) -> None:
        keys = [self.key(token) for token in line.tokens]
        line.words = "".join(self.character(word) for word, _ in keys)
        line.keys = "".join(self.character(key) for key in keys)
        blanks = "".join("_" if token.blank else "." for token in line.tokens)
        line.sign = self.character(("line", line.keys, blanks))

    def add_block(self, block: Block) -> None:
        self.add(block.children)
        block.words = "".join(child.words for child in block.children)
        block.sign = self.character((block.element.kind, "".join(child.sign for child in block.children)))

    def key(self, token: Token) -> tuple[str, frozenset[str]]:
        """Line breaks have no formatting; images have, as links around them have."""
        if token.is_break:
            return "<br>", PLAIN
        formatting = frozenset(element.key for element in token.stack if element.key) if token.stack else PLAIN
        return (token.atom.key if token.atom else self.word_key(token.text)), formatting

    def word_key(self, text: str) -> str:
        key = self.word_keys.get(text)
        if key is None:
            key = self.word_keys[text] = word_key(text)
        return key

    def character(self, member: Hashable) -> str:
        return self.characters.setdefault(member, chr(len(self.characters)))
