"""Two lines of words as one, with marks on what differs."""

from __future__ import annotations

from .content import Line, Mark, Token
from .gaps import Gap, gaps, moved_to_sentence_end, without_islands
from .matching import Pairs, matches


def merge_lines(old: Line, new: Line, *, flipped: bool) -> Line:
    """flipped: of equally long subsequences take the one that the comparison the other way round takes."""
    if old.tokens == new.tokens:
        return new
    pairs = matches(new.keys, old.keys) if flipped else matches(old.keys, new.keys)
    merge = _Merge(old, new)
    merge.run([(j, i) for i, j in pairs] if flipped else pairs)
    return Line(merge.tokens)


class _Merge:
    def __init__(self, old: Line, new: Line):
        self.old, self.new = old, new
        self.tokens: list[Token] = []

    def run(self, pairs: Pairs) -> None:
        i = j = 0
        for gap in self.readable_gaps(pairs):
            self.unchanged(i, gap.start, j)
            self.change(gap)
            i, j = gap.end, gap.new_end
        self.unchanged(i, len(self.old.tokens), j)

    def readable_gaps(self, pairs: Pairs) -> list[Gap]:
        fixed = {i for i, token in enumerate(self.old.tokens) if token.atom is not None}
        found = without_islands(gaps(pairs, len(self.old.tokens), len(self.new.tokens)), fixed)
        line, new_line = (([t.text for t in of.tokens], of.keys) for of in (self.old, self.new))
        readable: list[Gap] = []
        next_starts = [*(gap.start for gap in found[1:]), len(self.old.tokens)]
        for gap, next_start in zip(found, next_starts, strict=False):
            before = gap.start - (readable[-1].end if readable else 0)
            readable.append(moved_to_sentence_end(gap, line, new_line, before, next_start - gap.end))
        return readable

    def unchanged(self, start: int, end: int, new_start: int) -> None:
        for old, new in zip(self.old.tokens[start:end], self.new.tokens[new_start:], strict=False):
            if bool(old.blank) != bool(new.blank):
                self.blank(old.blank or new.blank, "del" if old.blank else "ins")
                old, new = old._replace(blank=""), new._replace(blank="")
            self.tokens.append(new if old == new else new._replace(old=old))

    def change(self, gap: Gap) -> None:
        deleted = self.old.tokens[gap.start : gap.end]
        inserted = self.new.tokens[gap.new_start : gap.new_end]
        if deleted and inserted and deleted[0].blank == inserted[0].blank != "":
            self.blank(deleted[0].blank, "")
            deleted[0], inserted[0] = deleted[0]._replace(blank=""), inserted[0]._replace(blank="")
        self.tokens += [token._replace(mark="del") for token in deleted]
        self.tokens += [token._replace(mark="ins") for token in inserted]

    def blank(self, blank: str, mark: Mark) -> None:
        self.tokens.append(Token(blank, "", mark=mark))
