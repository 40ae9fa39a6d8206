"""What links and choosers point to, loaded for many pages at once.

Without it each link, image and chooser asks the database for itself, and SQL grows with the text. While passages are read, the blocks and
the rich text ask `current_targets()`; outside (in the editor) it is None and Wagtail's own look-ups serve.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from django.db import models
from django.db.models import F, Q, Value
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page

from ..querysets import with_numbers

RENDITION = "width-1200|format-webp"

_current: ContextVar[Targets | None] = ContextVar("targets", default=None)

RICH_TEXT_REFERENCE = re.compile(r'<a\b[^>]*?(?=[^>]*\blinktype="(page|document)")[^>]*?\bid="(\d+)"')


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
        for kind, pk in RICH_TEXT_REFERENCE.findall(source or ""):
            (self.pages if kind == "page" else self.documents).add(int(pk))


@dataclass(frozen=True)
class FactName:
    """A shared fact's name in the reader's language; `lang` differs from the page's where it is not translated."""

    key: str
    name: str
    lang: str
    translation_key: str


class Targets:
    """Everything that `wanted` names, as seen from one language. One query a kind."""

    def __init__(self, wanted: Wanted, locale):
        self.locale = locale
        self._pages = self._load_pages(wanted.pages)
        self._pictures = self._load_pictures(wanted.pictures)
        self._documents = get_document_model().objects.in_bulk(wanted.documents) if wanted.documents else {}
        self._facts = self._load_facts(wanted.facts)

    def page(self, pk: int) -> Page | None:
        """The page in the reader's language where that is live, else the page itself; with `number`."""
        return self._pages.get(pk)

    def picture(self, pk: int):
        return self._pictures.get(pk)

    def picture_with_hash(self, file_hash: str):
        return next((p for p in self._pictures.values() if p.identity == file_hash), None)

    def document(self, pk: int):
        return self._documents.get(pk)

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
        found = list(with_numbers(Page.objects.filter(Q(id__in=ids) | here)).select_related("locale"))
        local = {p.translation_key: p for p in found if p.locale_id == self.locale.id}
        return {p.id: local.get(p.translation_key, p) for p in found if p.id in ids}

    def _load_pictures(self, ids: set[int]) -> dict:
        if not ids:
            return {}
        pictures = get_image_model().objects.filter(id__in=ids)
        return {p.id: p for p in pictures.prefetch_renditions(RENDITION)}

    def _load_facts(self, wanted: dict[type[models.Model], set[int]]) -> dict[tuple, FactName]:
        queries = [self._names(model, ids) for model, ids in sorted_by_name(wanted) if ids]
        if not queries:
            return {}
        rows = list(queries[0].union(*queries[1:], all=True))
        by_name = {model.__name__: model for model in wanted}
        local = {
            (kind, translation_key): (name, lang)
            for kind, _, translation_key, locale_id, _, name, lang in rows
            if locale_id == self.locale.id
        }
        names = {}
        for kind, pk, translation_key, _, key, name, lang in rows:
            shown = local.get((kind, translation_key), (name, lang))
            names[by_name[kind], pk] = FactName(key, *shown, str(translation_key))
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
            )
        )


def sorted_by_name(wanted: dict) -> list[tuple[type[models.Model], set[int]]]:
    return sorted(wanted.items(), key=lambda item: item[0].__name__)


@contextmanager
def using(targets: Targets):
    token = _current.set(targets)
    try:
        yield targets
    finally:
        _current.reset(token)


def references_in(block, raw, wanted: Wanted) -> None:
    """Walks a block's stored value (not its Python value, which would load what it names) and notes what it points to."""
    from wagtail.blocks import ChooserBlock, ListBlock, RichTextBlock, StructBlock
    from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

    if not raw:
        return
    if isinstance(block, RichTextBlock):
        wanted.add_rich_text(raw)
    elif isinstance(block, ChooserBlock):
        wanted.add(block.model_class, raw)
    elif isinstance(block, StructBlock):
        for name, child in block.child_blocks.items():
            references_in(child, raw.get(name), wanted)
    elif isinstance(block, ListBlock):
        for item in raw:
            in_format = block._item_is_in_block_format(item)
            references_in(block.child_block, item["value"] if in_format else item, wanted)
    elif isinstance(block, TypedTableBlock):
        cells = [
            (block.child_blocks[column["type"]], row["values"][index])
            for row in raw["rows"]
            for index, column in enumerate(raw["columns"])
        ]
        for child, value in cells:
            references_in(child, value, wanted)


def stream_references(stream, wanted: Wanted) -> None:
    for raw in raw_children(stream):
        block = stream.stream_block.child_blocks.get(raw["type"])
        if block is not None:
            references_in(block, raw["value"], wanted)


def raw_children(stream) -> Iterable[dict]:
    """A stream's stored children ({type, value, id}) without making Python values of them."""
    return stream.raw_data if stream else []
