"""How a page type says what its passages are: `passage_fields = [TextPassage("summary"), StreamPassages("body"), ...]`.

A declaration knows three things: which other objects its field points to (`collect`), which child rows it reads (`relation`), and its section.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from django.db import models
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from wagtail.fields import RichTextField

from .passage import Passage, Section
from .richtext import identity_html, page_link_tag
from .streams import stored_blocks, stream_references
from .targets import Targets, Wanted
from .visible_text import plain_text


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


class FactPassage(PassageField):
    """A fact that the plan fixes, as one line; anchor: its name.

    read: from the page and the targets to HTML, blank where the fact is not given. relation: the child rows that it reads.
    """

    kind = "fact"

    def __init__(self, name: str, *, heading=None, read: Callable | None = None, relation: str | None = None):
        super().__init__(name, heading=heading)
        self.relation = relation
        self.read = read or (lambda page, targets: fact_value(page, self.name))

    def passages(self, page, targets):
        html = self.read(page, targets)
        if html:
            yield make_passage(page, self.name, self.heading(page), f"<p>{html}</p>")


def fact_value(page, name: str) -> str:
    """A plain field as a reader reads it: the choice's label, yes or no, or the words."""
    display = getattr(page, f"get_{name}_display", None)
    value = display() if display else getattr(page, name)
    return "" if value is None or value is False else escape(str(value))


class ReferenceFact(FactPassage):
    """A fact that names a snippet or page by foreign key."""

    def collect(self, page, wanted):
        field = page._meta.get_field(self.name)
        wanted.add(field.related_model, getattr(page, field.attname))

    def __init__(self, name: str, *, heading=None):
        super().__init__(name, heading=heading, read=self.read_name)

    def read_name(self, page, targets) -> str:
        field = page._meta.get_field(self.name)
        pk = getattr(page, field.attname)
        return reference_html(page, targets, field.related_model, pk)


class ReferencesFact(FactPassage):
    """A fact that names several snippets or pages through reference rows."""

    def __init__(self, relation: str, *, heading=None):
        super().__init__(relation, heading=heading, read=self.read_names, relation=relation)

    def heading(self, page) -> str:
        if self._heading is not None:
            return str(self._heading)
        model = page._meta.get_field(self.name).related_model
        return capfirst(str(model._meta.verbose_name_plural))

    def collect(self, page, wanted):
        for row in getattr(page, self.name).all():
            wanted.add(row.target_model(), row.target_id)

    def read_names(self, page, targets) -> str:
        names = [
            reference_html(page, targets, row.target_model(), row.target_id) for row in getattr(page, self.name).all()
        ]
        between = pgettext("between two names of a list", ", ")
        return format_html_join(between, "{}", ((name,) for name in names if name))


# Facts with a page of their own, and its view.
ENTRY_PAGES = {"Office": "office", "TargetGroup": "target_group", "FieldOfAction": "field"}


def reference_html(page, targets: Targets, model: type[models.Model], pk) -> str:
    """A snippet's name, marked with its language where it is not the page's, with a link to its entry page; or a link to a page."""
    from wagtail.models import Page

    if issubclass(model, Page):
        target = targets.page(pk)
        if target is None:
            return ""
        words = in_language(page, f"{target.number} {target.title}".strip(), target.locale.language_code)
        return format_html("{}{}</a>", page_link_tag(target, is_title=True), words)
    fact = targets.fact(model, pk)
    if fact is None:
        return ""
    name = in_language(page, fact.name, fact.lang)
    if model.__name__ not in ENTRY_PAGES:
        return name
    view = ENTRY_PAGES[model.__name__]
    return format_html('<a data-fact="{}.{}" href="{}">{}</a>', view, fact.key, reverse(view, args=[fact.key]), name)


def in_language(page, words: str, lang: str) -> str:
    """`words`, marked where their language is not the page's."""
    if lang != page.locale.language_code:
        return format_html('<bdi lang="{}">{}</bdi>', lang, words)
    return escape(words)


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


def lines(*parts) -> str:
    """Several pieces of one fact, one below the other."""
    return format_html_join(mark_safe("<br>"), "{}", ((part,) for part in parts if part))
