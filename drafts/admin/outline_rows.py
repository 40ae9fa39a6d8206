"""The working outline as “Gliederung” shows it: each page with what differs and what can be done with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from django.utils.translation import gettext as _
from wagtail.models import Page

from concept_pages.querysets import with_numbers

from ..outlining import Outline
from ..synopsis.order import out_of_order

# Whoever has just done one of these finds the other in its place.
WAY_BACK = {"leave_out": "bring_back", "bring_back": "leave_out"}


@dataclass
class Row:
    """One page of the working outline. is_out: it or a page above it is left out; deeds: what can be done with it. focused: the deed
    whose button has the focus, since it was just pressed, or would undo what was.
    """

    key: UUID
    page: Page
    words: str
    is_left_out: bool
    is_out: bool
    differs: str
    deeds: list[str]
    focused: str = ""
    children: list[Row] = field(default_factory=list)


def name(outline: Outline, key: UUID) -> str:
    page = outline.pages[key]
    return f"{getattr(page, 'number', '') or ''} {page.title}".strip()


def rows_of(outline: Outline, done_key: str | None = None, done_deed: str | None = None) -> list[Row]:
    """The pages below the document, each with those below it. done_key, done_deed: what was just done with which page."""
    differing = _differences(outline)

    def rows(parent: UUID, is_out: bool) -> list[Row]:
        return [row(key, is_out) for key in outline.tree.below(parent)]

    def row(key: UUID, above_is_out: bool) -> Row:
        is_left_out = key in outline.tree.left_out
        is_out = is_left_out or above_is_out
        deeds = [deed for deed in ("up", "down", "inwards", "outwards") if outline.tree.may(deed, key)]
        deeds.append("bring_back" if is_out else "leave_out")
        page, below = outline.pages[key], rows(key, is_out)
        near = (deed for deed in (done_deed, WAY_BACK.get(done_deed), deeds[0]) if deed in deeds)
        focused = next(near) if str(key) == done_key else ""
        return Row(key, page, name(outline, key), is_left_out, is_out, differing.get(key, ""), deeds, focused, below)

    return rows(outline.tree.root, False)


def _differences(outline: Outline) -> dict[UUID, str]:
    """Key -> what differs from the outline in force, in words."""
    found: dict[UUID, str] = {}
    before, after = outline.in_force, outline.tree
    for key, parent in after.parents.items():
        if not outline.pages[key].live:
            found[key] = _("not public yet")
        elif before.parents[key] != parent:
            found[key] = _("elsewhere until now")
    for parent, below in after.children.items():
        stayed = [key for key in below if before.parents[key] == parent]
        for key in out_of_order([k for k in before.below(parent) if k in stayed], stayed):
            found.setdefault(key, _("in another order until now"))
    return found


def in_force(document: Page) -> list[Page]:
    """The public pages below the document in their order, with number."""
    pages = Page.objects.filter(path__startswith=document.path, live=True).exclude(pk=document.pk)
    return list(with_numbers(pages).order_by("path"))
