"""From the pieces of text between two edges of blocks to words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import TypeAlias

from concept_pages.passages.walking import BLANKS

from .content import Element, Stack, Token

Fragment: TypeAlias = tuple[str, Stack, Element | None]
HTML_BLANKS = " \t\n\r\f"


def tokens_of(fragments: list[Fragment], split: Callable[[str], Iterable[tuple[str, str]]]) -> list[Token]:
    """Blanks at edges (and beside line breaks) are nothing, others collapse, whatever elements they span; non-breaking ones stay."""
    line = _Line()
    for text, stack, atom in joined(fragments):
        if atom is not None:
            line.add_atom(atom, stack)
            continue
        for blank, word in split(BLANKS.sub(" ", text)):
            line.blank += blank
            if word:
                line.add(word, stack)
    line.edge()
    return line.tokens


def joined(fragments: list[Fragment]) -> Iterator[Fragment]:
    """A word may be cut by comments or elements without meaning."""
    for (stack, is_atom), group in groupby(fragments, key=lambda f: (f[1], f[2] is not None)):
        if is_atom:
            yield from group
        else:
            yield "".join(text for text, _, _ in group), stack, None


class _Line:
    def __init__(self) -> None:
        self.tokens: list[Token] = []
        self.blank = ""
        self.at_edge = True

    def add(self, word: str, stack: Stack, atom: Element | None = None) -> None:
        blank = self.blank if len(self.blank) < 2 else BLANKS.sub(" ", self.blank)
        if self.at_edge:
            blank = blank.lstrip(HTML_BLANKS)
        self.tokens.append(Token(blank, word, stack, atom))
        self.blank, self.at_edge = "", False

    def add_atom(self, atom: Element, stack: Stack) -> None:
        if atom.tag == "br":
            self.edge()
        self.add("", stack, atom)
        self.at_edge = atom.tag == "br"

    def edge(self) -> None:
        """A non-breaking blank at the edge can be seen."""
        rest = BLANKS.sub(" ", self.blank).rstrip(HTML_BLANKS)
        if self.at_edge:
            rest = rest.lstrip(HTML_BLANKS)
        if rest:
            self.tokens.append(Token("", rest, self.tokens[-1].stack if self.tokens else ()))
        self.blank, self.at_edge = "", True
