"""From blocks and lines to HTML that reads back as the same blocks and lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from itertools import groupby

from .content import Block, Element, Line, Mark, Node, Stack, Token, shared
from .vocabulary import SHOWN, VOID

MARKS = {"ins": Element("ins", key="mark"), "del": Element("del", key="mark")}


@dataclass(frozen=True)
class Spoken:
    """Words for those who do not see the marks, and for the alternative text of an image that changed ("Alternativtext: %s")."""

    inserted: str
    deleted: str
    alternative_text: str = ""


def write(nodes: Iterable[Node], *, spoken: Spoken | None = None, is_comparison: bool = True) -> str:
    writer = _Writer(spoken, is_comparison)
    writer.nodes(nodes)
    return "".join(writer.parts)


class _Writer:
    def __init__(self, spoken: Spoken | None, is_comparison: bool):
        self.spoken, self.is_comparison = spoken, is_comparison
        self.parts: list[str] = []
        self.open: Stack = ()

    def nodes(self, nodes: Iterable[Node]) -> None:
        for node in nodes:
            if isinstance(node, Line):
                self.line(node)
            else:
                self.block(node)

    def block(self, block: Block) -> None:
        self.parts.append(self.start_tag(block.element, block.mark))
        if block.element.tag not in VOID:
            self.nodes(block.children)
            self.parts.append(f"</{block.element.tag}>")

    def line(self, line: Line) -> None:
        for token, path, depth_of_blank in paths(line.tokens):
            if token.blank:
                self.go_to(path[: max(shared(self.open, path), depth_of_blank)])
                self.words(token.blank, token.old and token.old.blank)
            self.go_to(path)
            if token.atom is not None:
                self.atom(token.atom, token.mark)
            else:
                self.words(token.text, token.old and token.old.text)
        self.go_to(())

    def go_to(self, path: Stack) -> None:
        """Closes and opens elements of the line."""
        if path == self.open:
            return
        kept = shared(self.open, path)
        for element in reversed(self.open[kept:]):
            self.parts.append(f"</{self.tag(element)}>")
        for element in path[kept:]:
            self.parts.append(self.start_tag(element))
        self.open = path

    def words(self, text: str, old: str | None) -> None:
        if old is None or old == text:
            self.parts.append(escape(text, quote=False))
        else:
            self.parts.append(f'<span data-old="{escape(old)}">{escape(text, quote=False)}</span>')

    def atom(self, element: Element, mark: Mark) -> None:
        self.parts.append(self.start_tag(element))
        if mark and element.tag == "img" and self.spoken and self.spoken.alternative_text:
            said = escape(self.spoken.alternative_text % dict(element.attributes).get("alt", ""), quote=False)
            self.parts.append(f'<span class="change__alt">{said}</span>')

    def tag(self, element: Element) -> str:
        """The text's own insertions and deletions are not those of the comparison, and unknown elements are not for a page."""
        is_mark = element is MARKS.get(element.tag)
        if self.is_comparison and not is_mark and (element.tag in MARKS or element.tag not in SHOWN):
            return "span"
        return element.tag

    def start_tag(self, element: Element, mark: Mark = "") -> str:
        tag = self.tag(element)
        attributes = [*element.attributes]
        if tag != element.tag:
            attributes.append(("data-tag", element.tag))
        if mark:
            attributes.append(("data-diff", mark))
        written = "".join(f' {name}="{quoted(value)}"' for name, value in attributes)
        return f"<{tag}{written}>{self.said(element)}"

    def said(self, element: Element) -> str:
        if self.spoken is None or element is not MARKS.get(element.tag):
            return ""
        word = self.spoken.inserted if element.tag == "ins" else self.spoken.deleted
        return f'<span class="spoken">{escape(word, quote=False)}</span>'


def quoted(value: str) -> str:
    return escape(value, quote=False).replace('"', "&quot;")


def paths(tokens: list[Token]) -> Iterator[tuple[Token, Stack, int]]:
    """For each word the elements around it, with its mark as one of them, and how many of them are around the blank before it as well.

    A mark stands outside of elements that it covers whole, and inside of those that go on before or after it.
    """
    before: Stack = ()
    runs = [list(group) for _, group in groupby(with_blanks_placed(tokens), key=lambda token: token.mark)]
    for index, run in enumerate(runs):
        after = runs[index + 1][0].stack if index + 1 < len(runs) else ()
        yield from _plain(run) if not run[0].mark else _within_mark(run, before, after)
        before = run[-1].stack


def _plain(run: list[Token]) -> Iterator[tuple[Token, Stack, int]]:
    return ((token, token.stack, 0) for token in run)


def _within_mark(run: list[Token], before: Stack, after: Stack) -> Iterator[tuple[Token, Stack, int]]:
    common = min((shared(run[0].stack, token.stack) for token in run), default=0)
    outside = min(common, max(shared(run[0].stack, before), shared(run[0].stack, after)))
    mark = MARKS[run[0].mark]
    for token in run:
        yield token, (*token.stack[:outside], mark, *token.stack[outside:]), outside + 1


def with_blanks_placed(tokens: list[Token]) -> Iterator[Token]:
    """A blank by itself stands within the elements that go on across it."""
    before: Stack = ()
    for index, token in enumerate(tokens):
        if token.is_blank:
            after = next((t.stack for t in tokens[index + 1 :] if not t.is_blank), ())
            token = token._replace(stack=before[: shared(before, after)])
        else:
            before = token.stack
        yield token
