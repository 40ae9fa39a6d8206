"""What links and choosers point to, loaded for many pages at once.

Without it each link, image and chooser asks the database for itself, and SQL grows with the text. While passages are read, the blocks and
the rich text ask `current_targets()`; outside (in the editor) it is None and Wagtail's own look-ups serve.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q, Value
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Locale, Page
from wagtail.rich_text.rewriters import FIND_A_TAG, FIND_EMBED_TAG, extract_attrs
from wagtail.utils.file import hash_filelike

from ..querysets import hidden, with_numbers

if TYPE_CHECKING:
    from ..glossary.marking import Marker

RENDITION = "width-1200|format-webp"

_current: ContextVar[Targets | None] = ContextVar("targets", default=None)


def current_targets() -> Targets | None:
    return _current.get()


@dataclass
class Wanted:
    """Ids that a set of pages refers to, by kind."""

    pages: set[int] = field(default_factory=set)
    pictures: set[int] = field(default_factory=set)
    documents: set[int] = field(default_factory=set)
    facts: dict[type[models.Model], set[int]] = field(default_factory=lambda: defaultdict(set))

    def add(self, model: type[models.Model], pk: int | None) -> None:
        if pk is None:
            return
        if issubclass(model, Page):
            self.pages.add(pk)
        elif issubclass(model, get_image_model()):
            self.pictures.add(pk)
        elif issubclass(model, get_document_model()):
            self.documents.add(pk)
        else:
            self.facts[model].add(pk)

    def add_rich_text(self, source: str) -> None:
        """Notes the pages, documents and images that stored rich text names."""
        for tag in [*FIND_A_TAG.findall(source or ""), *FIND_EMBED_TAG.findall(source or "")]:
            attributes = extract_attrs(tag)
            pk = rich_text_pk(attributes)
            kind = attributes.get("linktype") or attributes.get("embedtype")
            if pk is not None and kind in self._ids_by_kind():
                self._ids_by_kind()[kind].add(pk)

    def _ids_by_kind(self) -> dict[str | None, set[int]]:
        return {"page": self.pages, "document": self.documents, "image": self.pictures}


def rich_text_pk(attributes: dict[str, str]) -> int | None:
    """The id in a rich text tag; None where it is none."""
    value = attributes.get("id", "")
    return int(value) if value.isdecimal() and len(value) < 19 else None


@dataclass(frozen=True)
class FactName:
    """A shared fact's name in the reader's language; `lang` differs from the page's where it is not translated."""

    key: str
    name: str
    lang: str
    translation_key: str
    unit: str = ""


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
        self._words: list[tuple] | None = None
        self._pages = self._load_pages(wanted.pages)
        self._pictures = self._load_pictures(wanted.pictures)
        self._documents = self._load_documents(wanted.documents)
        self._facts = self._load_facts(wanted.facts)

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

    def _load_pictures(self, ids: set[int]) -> dict:
        if not ids:
            return {}
        model = get_image_model()
        made = model.get_rendition_model().objects.filter(image_id__in=ids, filter_spec=RENDITION)
        found: dict = {}
        for rendition in made.select_related("image"):
            picture = found.setdefault(rendition.image_id, rendition.image)
            picture.prefetched_renditions = [*getattr(picture, "prefetched_renditions", ()), rendition]
        missing = ids - found.keys()
        if missing:  # pictures that no page has shown yet
            found |= model.objects.in_bulk(missing)
        fill_hashes(found.values())
        return found

    def _load_documents(self, ids: set[int]) -> dict:
        found = get_document_model().objects.in_bulk(ids) if ids else {}
        fill_hashes(found.values())
        return found

    def _load_facts(self, wanted: dict[type[models.Model], set[int]]) -> dict[tuple, FactName]:
        from ..glossary.marking import WORD, word_queries

        queries = [self._names(model, ids) for model, ids in sorted_by_name(wanted) if ids]
        if not queries:
            return {}
        rows = list(queries[0].union(*queries[1:], *word_queries(self.locale), all=True))
        self._words = [row for row in rows if row[0] == WORD]
        rows = [row for row in rows if row[0] != WORD]
        by_name = {model.__name__: model for model in wanted}
        local = {
            (kind, translation_key): (name, lang, unit)
            for kind, _, translation_key, locale_id, _, name, lang, unit in rows
            if locale_id == self.locale.id
        }
        names = {}
        for kind, pk, translation_key, _, key, name, lang, unit in rows:
            name, lang, unit = local.get((kind, translation_key), (name, lang, unit))
            names[by_name[kind], pk] = FactName(key, name, lang, str(translation_key), unit)
        return names

    def _names(self, model: type[models.Model], ids: set[int]) -> models.QuerySet:
        keys = model.objects.filter(id__in=ids).values("translation_key")
        return (
            model.objects.filter(Q(id__in=ids) | Q(translation_key__in=keys, locale=self.locale))
            .order_by()
            .values_list(
                Value(model.__name__),
                "id",
                "translation_key",
                "locale_id",
                "key",
                F(model.name_field),
                F("locale__language_code"),
                F("unit") if hasattr(model, "unit") else Value(""),
            )
        )


def fill_hashes(files: Iterable) -> None:
    """Files made outside a form have no SHA-1 stored; Wagtail would save and index each anew at the first question for it.

    Where the file itself is gone, its name stands for it, and nothing is stored.
    """
    found = []
    for file in files:
        if file.file_hash:
            continue
        try:
            with file.open_file() as opened:
                file.file_hash = hash_filelike(opened)
            found.append(file)
        except OSError:
            file.file_hash = hashlib.sha1(file.file.name.encode(), usedforsecurity=False).hexdigest()
    if found:
        type(found[0])._base_manager.bulk_update(found, ["file_hash"])


def sorted_by_name(wanted: dict) -> list[tuple[type[models.Model], set[int]]]:
    return sorted(wanted.items(), key=lambda item: item[0].__name__)


@contextmanager
def using(targets: Targets) -> Iterator[Targets]:
    token = _current.set(targets)
    try:
        yield targets
    finally:
        _current.reset(token)
