"""What a reader sees of a piece of HTML, as a browser's `innerText` gives it."""

from __future__ import annotations

from selectolax.lexbor import LexborNode

from .walking import BLOCKS, Walker, is_hidden, tag_of

CELLS = ("td", "th")


def plain_text(html: str) -> str:
    """Blocks and rows on lines of their own, cells parted by tabs, images left out, no empty lines."""
    text = _Text()
    text.walk(html)
    lines = (line.strip(" ") for line in "".join(text.parts).split("\n"))
    return "\n".join(line for line in lines if line.strip())


class _Text(Walker):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []

    def emit(self, text: str) -> None:
        self.parts.append(text)

    def element(self, node: LexborNode) -> None:
        name = tag_of(node)
        if name in CELLS:
            self.cell(node)
        elif name in BLOCKS:
            self.new_line()
            self.add_children(node)
            self.new_line()
        else:
            self.add_children(node)

    def cell(self, node: LexborNode) -> None:
        self.edge()
        self.add_children(node)
        self.edge()
        if is_followed_by_cell(node):
            self.emit("\t")

    def new_line(self) -> None:
        self.emit("\n")
        self.edge()


def is_followed_by_cell(node: LexborNode) -> bool:
    """Comments and blanks between cells are none, nor are cells that are not shown."""
    following = node.next
    while following is not None:
        if tag_of(following) in CELLS and not is_hidden(following):
            return True
        following = following.next
    return False
