"""Numbers of pages that the folder does not have: a file that was renamed without its `id` makes a second page."""

from __future__ import annotations

from django.utils.translation import gettext as _
from wagtail.models import Page

from ...numbers import numbered_types
from ...tree import DOCUMENT_DEPTH
from ..problems import Problem


def taken_numbers(tree) -> list[Problem]:
    """tree: the PageTree in which all pages of the folder have their place."""
    new = [text for place in tree.created if (text := tree.folder.pages[place]).fields.get("number")]
    if not new:
        return []
    others = _others({page.pk for page in tree.pages.values()})
    found = []
    for text in new:
        page = tree.pages[text.path, text.lang]
        other = others.get((page.locale_id, _document(page.path), text.fields["number"]))
        if other is not None:
            found.append(Problem(text.file, text.line("number"), _message(other)))
    return found


def _others(known: set[int]) -> dict[tuple, Page]:
    pages = (page for model in numbered_types() for page in model.objects.exclude(number="").exclude(pk__in=known))
    return {(page.locale_id, _document(page.path), page.number): page for page in pages}


def _document(path: str) -> str:
    """Analysis or plan; chapters directly below a concept count among themselves."""
    end = Page.steplen * DOCUMENT_DEPTH
    return path[:end] if len(path) > end else path[: -Page.steplen]


def _message(other: Page) -> str:
    return _(
        "The number is that of the page “%(page)s”, which has no file. If this file was renamed, write “id: %(key)s” in it."
    ) % {"page": other, "key": other.translation_key}
