"""How a page type says what its passages are: `passage_fields = [TextPassage("summary"), StreamPassages("body"), ...]`.

A declaration knows three things: which other objects its field points to (`collect`), which child rows it reads (`relation`), and its section.
Facts that the plan fixes are declared in `fact_declarations`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.fields import RichTextField

from .passage import Passage, Section
from .richtext import identity_html
from .streams import stored_blocks, stream_references
from .targets import Targets
from .visible_text import plain_text
from .wanted import Wanted


class PassageField:
    """One field of a page type. Subclasses give `kind` and `passages`."""

    kind = "text"
    relation: str | None = None

    def __init__(self, name: str, *, heading=None):
        self.name = name
        self._heading = heading

    def heading(self, page) -> str:
        """`heading` as given: words, or a function from the page to words; else the field's name."""
        if callable(self._heading):
            return str(self._heading(page))
        if self._heading is not None:
            return str(self._heading)
        return capfirst(str(page._meta.get_field(self.name).verbose_name))

    def collect(self, page, wanted: Wanted) -> None:
        """Notes what the field points to."""

    def rows(self, page) -> Iterable:
        return ()

    def passages(self, page, targets: Targets) -> Iterable[Passage]:
        raise NotImplementedError

    def section(self, page, targets: Targets) -> Section:
        return Section(
            name=self.name,
            heading=self.heading(page),
            kind=self.kind,
            passages=tuple(self.passages(page, targets)),
            rows=tuple(self.rows(page)),
        )


def make_passage(page, anchor: str, label: str, html: str) -> Passage:
    return Passage(
        anchor=anchor,
        label=label,
        html=str(html).strip(),
        text=plain_text(html),
        lang=page.locale.language_code,
    )


class TextPassage(PassageField):
    """A plain or rich text field as one passage; anchor: the field's name."""

    def collect(self, page, wanted):
        if self.is_rich(page):
            wanted.add_rich_text(getattr(page, self.name))

    def is_rich(self, page) -> bool:
        return isinstance(page._meta.get_field(self.name), RichTextField)

    def passages(self, page, targets):
        value = getattr(page, self.name)
        if not value:
            return
        html = identity_html(value) if self.is_rich(page) else paragraphs(value)
        if plain_text(html):
            yield make_passage(page, self.name, self.heading(page), html)


def paragraphs(words: str) -> str:
    """Plain words as HTML: blank lines part paragraphs, other line ends are kept; blanks around lines do not count."""
    blocks = re.split(r"\n{2,}", "\n".join(line.strip() for line in words.strip().splitlines()))
    return "".join(f"<p>{escape(block).replace(chr(10), '<br>')}</p>" for block in blocks)


class StreamPassages(PassageField):
    """Each block of a StreamField as a passage; anchor: `<field>.<block id>`. A page's `body` needs no heading of its own."""

    def heading(self, page) -> str:
        if self._heading is None and self.name == "body":
            return ""
        return super().heading(page)

    def collect(self, page, wanted):
        stream_references(getattr(page, self.name), wanted)

    def passages(self, page, targets):
        place, number = self.heading(page), 0
        for child in stored_blocks(getattr(page, self.name)):
            html = mark_safe(str(child.render()).strip())
            if child.block_type == "heading":
                place, number = plain_text(html), 0
                label = place
            else:
                number += 1
                label = paragraph_label(place, number)
            yield make_passage(page, f"{self.name}.{child.id}", label, html)


def paragraph_label(place: str, number: int) -> str:
    if not place:
        return _("Paragraph %(number)s") % {"number": number}
    return _("%(place)s, paragraph %(number)s") % {"place": place, "number": number}


class RowPassages(PassageField):
    """Child rows as passages, each with a stable anchor of its own.

    anchor: from a row to its anchor. label: from a row to its label. template: gets `row`, `page`, `targets`.
    """

    kind = "row"

    def __init__(self, relation: str, *, anchor, label, template: str, heading=None):
        super().__init__(relation, heading=heading)
        self.relation = relation
        self.anchor, self.label, self.template = anchor, label, template

    def heading(self, page) -> str:
        if self._heading is not None:
            return str(self._heading)
        model = page._meta.get_field(self.name).related_model
        return capfirst(str(model._meta.verbose_name_plural))

    def rows(self, page):
        return getattr(page, self.name).all()

    def collect(self, page, wanted):
        for row in self.rows(page):
            row.collect(wanted)

    def passages(self, page, targets):
        for row in self.rows(page):
            context = {"row": row, "page": page, "targets": targets}
            html = render_to_string(self.template, context)
            yield make_passage(page, self.anchor(row), self.label(row), mark_safe(html))
