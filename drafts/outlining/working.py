"""The working outline of a document with its pages, and the one way to change it: nobody's change overwrites another's unseen."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from itertools import count
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page, PageLogEntry

from ..exceptions import DraftError
from ..models import OutlineEntry
from ..working_text import document_paths, pages_below, working_pages
from .places import parents_in_tree, working_outline
from .tree import Tree

LOG_ACTION = "drafts.outline"


class OutlineChanged(DraftError):
    """Somebody else has changed the outline since it was shown."""


@dataclass
class Outline:
    """pages: key -> specific page with its working text, the document first. tree: as the next draft will have it."""

    document: Page
    pages: dict[UUID, Page]
    tree: Tree

    @property
    def version(self) -> str:
        """Changes with the order, the places, what is left out and the numbers."""
        lines = [
            f"{parent} {key} {key in self.tree.left_out} {getattr(self.pages[key], 'number', '')}"
            for parent, below in sorted(self.tree.children.items())
            for key in below
        ]
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:20]

    @cached_property
    def in_force(self) -> Tree:
        """The tree of Wagtail, with the working text's pages: what the outline starts from, and is reset to."""
        above = parents_in_tree(list(self.pages.values()))
        children = defaultdict(list)
        for key in self.pages:
            if above[key] is not None:
                children[above[key]].append(key)
        below = {parent: tuple(keys) for parent, keys in children.items()}
        return Tree(self.document.translation_key, below, frozenset(), self.tree.may_hold)

    @property
    def is_changed(self) -> bool:
        return bool(self.tree.left_out) or list(self.tree.walk()) != list(self.in_force.walk()) or self._parents_differ

    @property
    def _parents_differ(self) -> bool:
        return self.tree.parents != self.in_force.parents


def outline_of(document: Page) -> Outline:
    """Of a document in the source language. Five queries."""
    pages = working_pages(document, locale=document.locale)
    root, rest = pages[0], pages[1:]
    children = defaultdict(list)
    for place in working_outline(root, rest).values():
        if place.parent_key is not None:
            children[place.parent_key].append(place.page_key)
    by_key = {page.translation_key: page for page in pages}
    entries = OutlineEntry.objects.filter(document_id=document.pk, left_out=True, page_key__in=by_key)
    tree = Tree(
        root.translation_key,
        {parent: tuple(keys) for parent, keys in children.items()},
        frozenset(entries.values_list("page_key", flat=True)),
        lambda parent, child: type(by_key[child]) in type(by_key[parent]).allowed_subpage_models(),
    )
    return Outline(document, by_key, tree)


def change_outline(*, document: Page, user, version: str, deed: Callable[[Outline], Tree]) -> Outline:
    """Does `deed` to the outline as it is stored, and saves the tree that it gives; the outline as it was before is returned.

    user: with the permission `drafts.freeze_draft`, or that edits the document's page. version: of the outline that the user saw. Raises
    PermissionDenied, OutlineChanged where it is another by now, or CannotMove; then nothing has changed.
    """
    if not may_change(user, document):
        raise PermissionDenied(_("You may not change the outline."))
    with transaction.atomic():
        Page.objects.select_for_update().get(pk=document.pk)
        outline = outline_of(document)
        if outline.version != version:
            raise OutlineChanged(changed_by_whom(document, user))
        _save(outline, deed(outline))
        log(instance=document, action=LOG_ACTION, user=user)
    return outline


def restore_outline(stored: dict) -> Callable[[Outline], Tree]:
    """The deed that puts an outline back as `stored_outline` gave it."""

    def deed(outline: Outline) -> Tree:
        children: dict[UUID, list] = defaultdict(list)
        for parent, key in stored["places"]:
            if UUID(key) in outline.pages and UUID(parent) in outline.pages:
                children[UUID(parent)].append(UUID(key))
        known = {key for keys in children.values() for key in keys}
        for key, parent in outline.tree.parents.items():
            if key not in known:  # made since
                children[parent].append(key)
        left_out = frozenset(map(UUID, stored["left_out"])) & outline.pages.keys()
        below = {parent: tuple(keys) for parent, keys in children.items()}
        return Tree(outline.tree.root, below, left_out, outline.tree.may_hold)

    return deed


def stored_outline(outline: Outline) -> dict:
    """JSON-ready: the places in order and what is left out."""
    places = [(str(parent), str(key)) for parent, below in outline.tree.children.items() for key in below]
    return {"places": places, "left_out": [str(key) for key in outline.tree.left_out]}


def keep_outline(document: Page) -> None:
    """As entries, where it is Wagtail's tree: that is about to get another order, of which the working outline is to know nothing."""
    if OutlineEntry.objects.filter(document_id=document.pk).exists():
        return
    above = parents_in_tree(list(pages_below(document_paths(document, locale=document.locale))))
    places: dict[UUID, count] = defaultdict(count)
    OutlineEntry.objects.bulk_create(
        OutlineEntry(document_id=document.pk, page_key=key, parent_key=parent, position=next(places[parent]))
        for key, parent in above.items()
        if parent is not None
    )


def may_change(user, document: Page) -> bool:
    return user.has_perm("drafts.freeze_draft") or document.permissions_for_user(user).can_edit()


def _save(outline: Outline, tree: Tree) -> None:
    """As entries for all pages; as none where the outline is Wagtail's tree."""
    OutlineEntry.objects.filter(document_id=outline.document.pk).delete()
    if Outline(outline.document, outline.pages, tree).is_changed:
        OutlineEntry.objects.bulk_create(
            OutlineEntry(
                document_id=outline.document.pk,
                page_key=key,
                parent_key=parent,
                position=position,
                left_out=key in tree.left_out,
            )
            for parent, below in tree.children.items()
            for position, key in enumerate(below)
        )


def changed_by_whom(document: Page, user) -> str:
    last = PageLogEntry.objects.filter(page=document.pk, action=LOG_ACTION).order_by("-timestamp", "-pk").first()
    if last is not None and last.user_id not in (None, user.pk):
        return _(
            "%(who)s has changed the outline meanwhile. Your last change was not made; here is how it stands now."
        ) % {"who": last.user_display_name}
    return _("The outline has changed meanwhile. Your last change was not made; here is how it stands now.")
