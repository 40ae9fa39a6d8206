"""What the admin offers for pages of documents: no button whose road is closed.

Only while a page is shown. What is sent all the same is answered with the sentence of the guard, which says more than Wagtail's "no permission".
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from wagtail.models import Page

from concept_pages.page_permissions import PagePermissions
from concept_pages.road import page_types

from .guard import document_path, has_public_text

# While a page of the admin is made: what was asked of public text already, by path. None where nothing is only shown.
_showing: ContextVar[dict[str, bool] | None] = ContextVar("showing", default=None)
_translating: ContextVar[bool] = ContextVar("translating", default=False)


@contextmanager
def showing_pages(shown: bool = True) -> Iterator[None]:
    """While a page of the admin is made that only shows."""
    tokens = _showing.set({} if shown else None), _translating.set(False)
    try:
        yield
    finally:
        _showing.reset(tokens[0])
        _translating.reset(tokens[1])


def offer_everything() -> None:
    """For the rest of this request."""
    _showing.set(None)


def is_showing() -> bool:
    return _showing.get() is not None


def shows_public_text(path: str) -> bool:
    """Only while showing: whether a page of the document at or below the path is live. A list of pages asks once."""
    known = _showing.get()
    if known is None:
        return False
    if path not in known:
        known[path] = has_public_text(path)
    return known[path]


def offer_taking_over() -> None:
    """In wagtail-localize's editor "publish" takes a translation over as working text (translations.py): for the rest of this request."""
    _translating.set(True)


class DocumentPermissions(PagePermissions):
    """Of a page of a document."""

    def can_publish(self):
        return (not is_showing() or _translating.get()) and super().can_publish()

    def can_unpublish(self):
        return not is_showing() and super().can_unpublish()

    def can_publish_subpage(self):
        return not is_showing() and super().can_publish_subpage()

    def can_set_view_restrictions(self):
        return not is_showing() and super().can_set_view_restrictions()

    def can_delete(self, ignore_bulk=False):
        is_public = self.page.live or (not self.page.is_leaf() and shows_public_text(self.page.path))
        return not (is_showing() and is_public) and super().can_delete(ignore_bulk)

    def can_move(self):
        return self._may_be_arranged() and super().can_move()

    def can_reorder_children(self):
        return self._may_be_arranged() and super().can_reorder_children()

    def _may_be_arranged(self) -> bool:
        return not shows_public_text(document_path(self.page))


def permissions_for_user(self: Page, user) -> DocumentPermissions:
    return DocumentPermissions(user, self)


def connect() -> None:
    """The admin asks specific pages. The page types themselves know nothing of drafts."""
    for model in page_types():
        model.permissions_for_user = permissions_for_user
