"""What links and choosers point to, loaded for many pages at once.

Without it each link, image and chooser asks the database for itself, and SQL grows with the text. While passages are read, the blocks and
the rich text ask `current_targets()`; outside (in the editor) it is None and Wagtail's own look-ups serve.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from wagtail.images import get_image_model
from wagtail.models import Locale, Page

from ..querysets import hidden, with_numbers
from .fact_names import FactName, load_facts
from .library_files import load_documents, load_pictures
from .wanted import Wanted

if TYPE_CHECKING:
    from ..glossary.marking import Marker

_current: ContextVar[Targets | None] = ContextVar("targets", default=None)


def current_targets() -> Targets | None:
    return _current.get()


class Targets:
    """Everything that `wanted` names, as seen from one language. One query a kind.

    show_hidden: editors' previews show links to pages that are not public.
    """

    show_hidden = False
    # Set for a request: knows which terms its page has explained already.
    marker: Marker | None = None

    def __init__(self, wanted: Wanted, locale: Locale, as_they_are: Iterable = ()):
        self.locale = locale
        self._as_they_are = {page.translation_key: page for page in as_they_are if page.locale_id == locale.id}
        self._pages = self._load_pages(wanted.pages)
        self._pictures = load_pictures(wanted.pictures)
        self._documents = load_documents(wanted.documents)
        self._facts, self._words = load_facts(wanted.facts, locale)

    def page(self, pk: int | None) -> Page | None:
        """The page in the reader's language where that is live, else the page itself; with `number`."""
        return self._pages.get(pk) if pk else None

    @property
    def pages_in_other_languages(self) -> dict[str, str]:
        """Translation key -> language of pages that are linked but not there in this language."""
        return {
            str(page.translation_key): page.locale.language_code
            for page in self._pages.values()
            if page.locale_id != self.locale.id
        }

    @property
    def hidden_pages(self) -> set[str]:
        """Translation keys of pages that are linked but not public: drafts, withdrawn and private ones."""
        return {str(p.translation_key) for p in self._pages.values() if p.is_hidden or not p.live}

    @property
    def words(self) -> list[tuple]:
        """Terms and abbreviations of the language (glossary.marking.word_queries). They came with the facts, or are asked for now."""
        from ..glossary.marking import word_queries

        if self._words is None:
            terms, short = word_queries(self.locale)
            self._words = list(terms.union(short, all=True))
        return self._words

    def picture(self, pk: int | None):
        return self._pictures.get(pk) if pk else None

    def picture_with_hash(self, file_hash: str):
        return next((p for p in self._pictures.values() if p.identity == file_hash), None)

    def document(self, pk: int | None):
        return self._documents.get(pk) if pk else None

    def fact(self, model: type[models.Model], pk: int | None) -> FactName | None:
        return self._facts.get((model, pk))

    def get(self, model: type[models.Model], pk: int):
        """The instance for a chooser block's value."""
        if issubclass(model, Page):
            return self.page(pk)
        if issubclass(model, get_image_model()):
            return self.picture(pk)
        return self.document(pk)

    def _load_pages(self, ids: set[int]) -> dict[int, Page]:
        if not ids:
            return {}
        keys = Page.objects.filter(id__in=ids).values("translation_key")
        here = Q(translation_key__in=keys, locale=self.locale, live=True)
        pages = Page.objects.filter(Q(id__in=ids) | here).annotate(is_hidden=hidden())
        found = list(with_numbers(pages).select_related("locale"))
        local = {p.translation_key: p for p in found if p.locale_id == self.locale.id}
        return {p.id: self._as_it_is(local.get(p.translation_key, p)) for p in found if p.id in ids}

    def _as_it_is(self, found: Page) -> Page:
        page = self._as_they_are.get(found.translation_key)
        if page is None:
            return found
        page.is_hidden, page.number = found.is_hidden, getattr(page, "number", "")
        return page


@contextmanager
def using(targets: Targets) -> Iterator[Targets]:
    token = _current.set(targets)
    try:
        yield targets
    finally:
        _current.reset(token)
