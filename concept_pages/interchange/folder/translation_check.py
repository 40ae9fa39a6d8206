"""Translations against their sources: the same entries, blocks and paragraphs, in other words."""

from __future__ import annotations

from django.utils.translation import gettext as _

from ...blocks import BodyBlock
from ..portable import rich_text
from ..portable.block_values import TextBlock, shape
from ..portable.page_text import PageText
from ..portable.page_types import page_types, specs
from .findings import Findings

BODY = BodyBlock()


class TranslationCheck(Findings):
    def run(self) -> None:
        for page in self.folder.pages.values():
            source = self.folder.source_of(page)
            if source:
                self.translation(page, source)

    def translation(self, page: PageText, source: PageText) -> None:
        if page.type != source.type:
            self.add(page, page.line("type"), _("The source is a %(type)s.") % {"type": source.type})
            return
        if page.key != source.key:
            self.add(page, page.line("id"), _("The source has another “id”."))
        if page.outdated:
            self.same_types(page, source)
            return
        for name, spec in specs(page_types()[page.type]).items():
            if spec.kind == "stream":
                self.same_blocks(page, source, name)
            elif spec.kind == "rows" and spec.translated:
                self.same_rows(page, source, spec)
            elif spec.translated and name != "slug":
                self.same_presence(page, source, spec)

    def same_types(self, page: PageText, source: PageText) -> None:
        """All that an outdated translation must keep: a block of the source is no other block."""
        for name, blocks in page.texts.items():
            theirs = {block.id: block for block in source.texts.get(name, [])}
            for mine in blocks:
                other = theirs.get(mine.id)
                if other and other.type != mine.type:
                    self.different_type(page, mine, other)

    def different_type(self, page: PageText, mine: TextBlock, theirs: TextBlock) -> None:
        self.add(
            page,
            mine.line,
            _("Here stands a %(here)s, in the source (line %(line)s) a %(there)s.")
            % {"here": mine.type, "there": theirs.type, "line": theirs.line},
        )

    def same_presence(self, page, source, spec) -> None:
        here, there = page.fields.get(spec.name), source.fields.get(spec.name)
        if there and not here:
            self.add(page, page.line(spec.name), _("“%(key)s” is missing; the source has it.") % {"key": spec.name})
        elif here and not there:
            self.add(page, page.line(spec.name), _("The source has no “%(key)s”.") % {"key": spec.name})
        elif here and spec.kind == "rich" and rich_text.skeleton(here) != rich_text.skeleton(there):
            self.add(
                page, page.line(spec.name), _("“%(key)s” has other paragraphs than the source.") % {"key": spec.name}
            )

    def same_rows(self, page, source, spec) -> None:
        here = page.fields.get(spec.name, [])
        there = source.fields.get(spec.name, [])
        keys = [row.get(spec.identity) for row in here]
        wanted = [row.get(spec.identity) for row in there]
        if keys != wanted:
            self.add(
                page,
                page.line(spec.name),
                _("“%(key)s” must have the same entries as the source, in its order: %(wanted)s.")
                % {"key": spec.name, "wanted": ", ".join(map(str, wanted)) or "–"},
            )

    def same_blocks(self, page, source, name: str) -> None:
        here, there = page.texts.get(name, []), source.texts.get(name, [])
        for mine, theirs in zip(here, there, strict=False):
            if mine.type != theirs.type:
                self.different_type(page, mine, theirs)
                return
            if mine.id != theirs.id:
                self.add(
                    page,
                    mine.line,
                    _("The block has another number than in the source (line %(line)s).") % {"line": theirs.line},
                )
                return
            block = BODY.child_blocks[mine.type]
            if shape(block, mine.value) != shape(block, theirs.value):
                self.add(
                    page,
                    mine.line,
                    _("This %(here)s is built differently from the source's (line %(line)s).")
                    % {"here": mine.type, "line": theirs.line},
                )
        if len(here) != len(there):
            line = (here or [None])[-1].line if here else 1
            self.add(
                page,
                line,
                _("“%(name)s” has %(here)s blocks, the source has %(there)s.")
                % {"name": name, "here": len(here), "there": len(there)},
            )
