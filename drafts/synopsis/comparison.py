"""The synopsis of two passages, word by word: exact, safe to show, and valid HTML.

Taking back the marks gives the two texts again, to the letter: `accepted(merged(old, new))` is the new one, `rejected(merged(old, new))` the
old one, as `readable` gives them. What the digest of a passage does not see (kinds of blanks, soft hyphens, addresses of the same page) is not
marked. `merged(new, old)` shows the same changes with the marks swapped.
"""

from __future__ import annotations

from functools import cached_property

from concept_pages.passages import digest_of

from .content import Node, has_marks, text_of, without
from .merging import merge
from .passages import is_long, read_passage
from .reading import Reader
from .words import word_key
from .writing import Spoken, write


class Comparison:
    """One comparison in all its forms.

    Words that were inserted stand in `<ins>`, deleted ones in `<del>`; whole blocks, rows, cells and points say so in `data-diff` as well.
    spoken: what is said for the marks; without it they are bare.
    """

    def __init__(self, old: str, new: str, *, spoken: Spoken | None = None):
        self.old, self.new, self.spoken = old, new, spoken

    @cached_property
    def texts(self) -> tuple[list[Node], list[Node]]:
        return read_passage(self.old), read_passage(self.new)

    @cached_property
    def nodes(self) -> list[Node]:
        old, new = self.texts
        nodes = merge(old, new, flipped=self.new < self.old)
        return new if has_marks(nodes) and self.says_the_same else nodes

    @property
    def says_the_same(self) -> bool:
        """Differs in what the digest does not see, as a `div` around a paragraph. The digest of a book takes too long."""
        old, new = self.texts
        if is_long(self.old) or is_long(self.new) or letters(old) != letters(new):
            return False
        return digest_of(written(old)) == digest_of(written(new))

    @property
    def is_empty(self) -> bool:
        return not has_marks(self.nodes)

    @property
    def inline(self) -> str:
        """Both texts in one."""
        return write(self.nodes, spoken=self.spoken)

    @property
    def left(self) -> str:
        """The old text with what was deleted."""
        return write(self.texts[0] if self.nodes is self.texts[1] else without(self.nodes, "ins"), spoken=self.spoken)

    @property
    def right(self) -> str:
        """The new text with what was inserted."""
        return write(without(self.nodes, "del"), spoken=self.spoken)


def merged(old: str, new: str, *, spoken: Spoken | None = None) -> str:
    return Comparison(old, new, spoken=spoken).inline


def sides(old: str, new: str, *, spoken: Spoken | None = None) -> tuple[str, str]:
    comparison = Comparison(old, new, spoken=spoken)
    return comparison.left, comparison.right


def accepted(html: str) -> str:
    """The newer of the two texts that a comparison was made from."""
    return written(Reader(drop="del").read(html))


def rejected(html: str) -> str:
    """The older one."""
    return written(Reader(drop="ins").read(html))


def readable(html: str) -> str:
    """A passage as comparisons give it back: the same content (its digest stays), without accidents and without what could act on a page."""
    return written(read_passage(html))


def written(nodes: list[Node]) -> str:
    return write(nodes, is_comparison=False)


def letters(nodes: list[Node]) -> str:
    return "".join(word_key(text_of(nodes)).split())
