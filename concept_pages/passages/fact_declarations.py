"""Facts that the plan fixes (offices, period, resources ...) as passages: one line each, with links to what it names."""

from __future__ import annotations

from collections.abc import Callable

from django.db import models
from django.urls import reverse
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.text import capfirst
from django.utils.translation import pgettext
from wagtail.models import Page

from .declarations import PassageField, make_passage
from .richtext import page_link_tag
from .targets import Targets


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


def lines(*parts) -> str:
    """Several pieces of one fact, one below the other."""
    return format_html_join(mark_safe("<br>"), "{}", ((part,) for part in parts if part))
