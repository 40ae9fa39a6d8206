"""A passage as the comparison sees it: blocks, and lines of words that carry their formatting."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple, TypeAlias

Mark = Literal["", "ins", "del"]


class Element(NamedTuple):
    """key: what makes it another element (see concept_pages.passages.canonical); empty where it says nothing."""

    tag: str
    attributes: tuple[tuple[str, str], ...] = ()
    key: str = ""

    @property
    def kind(self) -> str:
        return f"{self.tag} {self.key}"


Stack: TypeAlias = tuple[Element, ...]


class Token(NamedTuple):
    """A word, or an `atom` (image, line break), with the blank before it and the elements of the line around it.

    old: in a comparison, the same word as the older text spells it (another kind of blank, a soft hyphen).
    """

    blank: str
    text: str
    stack: Stack = ()
    atom: Element | None = None
    mark: Mark = ""
    old: Token | None = None

    @property
    def is_blank(self) -> bool:
        return self.text == "" and self.atom is None

    @property
    def is_break(self) -> bool:
        return self.atom is not None and self.atom.tag == "br"


@dataclass
class Line:
    """What stands in a line between two edges of blocks.

    keys: one character for each token, equal where word and formatting are. words: the same without formatting. sign: one for the whole.
    These are given by `index`, for the two texts of one comparison together.
    """

    tokens: list[Token]
    keys: str = field(default="", compare=False)
    words: str = field(default="", compare=False)
    sign: str = field(default="", compare=False)


@dataclass
class Block:
    """old: in a comparison, the same block's element in the older text (its class may differ)."""

    element: Element
    children: list[Line | Block] = field(default_factory=list)
    mark: Mark = ""
    old: Element | None = None
    words: str = field(default="", compare=False)
    sign: str = field(default="", compare=False)


Node: TypeAlias = Line | Block


def shared(one: tuple, other: tuple) -> int:
    """How many members two stacks have in common from the outside."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count


def marked(node: Node, mark: Mark) -> Node:
    """The whole node as inserted or deleted: the outermost block says so, and every word in it."""
    if isinstance(node, Line):
        return Line([token._replace(mark=mark) for token in node.tokens])
    return Block(node.element, [_words_marked(child, mark) for child in node.children], mark)


def _words_marked(node: Node, mark: Mark) -> Node:
    if isinstance(node, Line):
        return marked(node, mark)
    return Block(node.element, [_words_marked(child, mark) for child in node.children])


def without(nodes: list[Node], mark: Mark) -> list[Node]:
    """One side of a comparison; the older side (without "ins") spells words as it did."""
    kept: list[Node] = []
    for node in nodes:
        if isinstance(node, Line):
            tokens = [_of_side(token, mark) for token in node.tokens if token.mark != mark]
            kept.append(Line(tokens))
        elif node.mark != mark:
            element = node.old if mark == "ins" and node.old else node.element
            kept.append(Block(element, without(node.children, mark), node.mark))
    return kept


def _of_side(token: Token, mark: Mark) -> Token:
    return token.old if mark == "ins" and token.old else token._replace(old=None)


def has_marks(nodes: list[Node]) -> bool:
    return any(
        any(token.mark for token in node.tokens)
        if isinstance(node, Line)
        else node.mark != "" or has_marks(node.children)
        for node in nodes
    )


def text_of(nodes: list[Node]) -> str:
    """All words, without the blanks between them."""
    return "".join(
        "".join(token.text for token in node.tokens) if isinstance(node, Line) else text_of(node.children)
        for node in nodes
    )
