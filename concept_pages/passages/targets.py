"""What links and choosers point to, loaded for many pages at once.

Without it each link, image and chooser asks the database for itself, and SQL grows with the text. While passages are read, the blocks and
the rich text ask `current_targets()`; outside (in the editor) it is None and Wagtail's own look-ups serve.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from wagtail.images import get_image_model
from wagtail.models import Locale, Page

from ..querysets import hidden, with_numbers
from .fact_names import FactName, Facts, load_facts
from .library_files import load_documents, load_pictures
from .wanted import Wanted

if TYPE_CHECKING:
    from ..glossary.marking import Marker

Files = tuple[dict, dict]

_current: ContextVar[Targets | None] = ContextVar("targets", default=None)


def current_targets() -> Targets | None:
    return _current.get()


class Targets:
    """Everything that a set of pages in one language names, as seen from that language: see load_targets.

    show_hidden: editors' previews show links to pages that are not public.
    """

    show_hidden = False
    # Set for a request: knows which terms its page has explained already.
    marker: Marker | None = None

    def __init__(self, locale: Locale, pages: dict[int, Page], files: Files, facts: Facts):
        self.locale = locale
        self._pages = pages
        self._pictures, self._documents = files
        self._facts, self._words = facts

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


def load_targets(wanted: dict[Locale, Wanted], as_they_are: Iterable = ()) -> dict[int, Targets]:
    """By language (its id) what its pages want. One query a kind, whatever the number of languages.

    as_they_are: pages in memory whose numbers and titles count where they are named.
    """
    everything = Wanted.of_all(wanted.values())
    pages = find_pages(everything.pages, list(wanted))
    files = load_pictures(everything.pictures), load_documents(everything.documents)
    facts = load_facts(everything.facts, list(wanted))
    own: dict[int, dict] = defaultdict(dict)
    for page in as_they_are:
        own[page.locale_id][page.translation_key] = page
    return {
        locale.id: Targets(
            locale, pages_for(locale, pages, about.pages, own[locale.id]), files_for(about, files), facts[locale.id]
        )
        for locale, about in wanted.items()
    }


def targets_for(locale: Locale, wanted: Wanted) -> Targets:
    return load_targets({locale: wanted})[locale.id]


def find_pages(ids: set[int], locales: list[Locale]) -> list[Page]:
    """The pages, and the live ones of the same text in the languages."""
    if not ids:
        return []
    keys = Page.objects.filter(id__in=ids).values("translation_key")
    there = Q(translation_key__in=keys, locale__in=locales, live=True)
    pages = Page.objects.filter(Q(id__in=ids) | there).annotate(is_hidden=hidden())
    return list(with_numbers(pages).select_related("locale"))


def pages_for(locale: Locale, found: list[Page], ids: set[int], own: dict) -> dict[int, Page]:
    """Each of `ids` as this language has it; own: translation key -> the page in memory that counts instead."""
    local = {p.translation_key: p for p in found if p.locale_id == locale.id and (p.live or p.id in ids)}
    chosen = {p.id: local.get(p.translation_key, p) for p in found if p.id in ids}
    return {pk: as_it_is(page, own.get(page.translation_key)) for pk, page in chosen.items()}


def as_it_is(found: Page, page: Page | None) -> Page:
    if page is None:
        return found
    page.is_hidden, page.number = found.is_hidden, getattr(page, "number", "")
    return page


def files_for(wanted: Wanted, files: Files) -> Files:
    pictures, documents = files
    return (
        {pk: file for pk, file in pictures.items() if pk in wanted.pictures},
        {pk: file for pk, file in documents.items() if pk in wanted.documents},
    )


@contextmanager
def using(targets: Targets) -> Iterator[Targets]:
    token = _current.set(targets)
    try:
        yield targets
    finally:
        _current.reset(token)
