"""Which pages, pictures, documents and shared facts a set of pages refers to, gathered before anything is asked of the database."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import models
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail.rich_text.rewriters import FIND_A_TAG, FIND_EMBED_TAG, extract_attrs


@dataclass
class Wanted:
    """Ids that a set of pages refers to, by kind."""

    pages: set[int] = field(default_factory=set)
    pictures: set[int] = field(default_factory=set)
    documents: set[int] = field(default_factory=set)
    facts: dict[type[models.Model], set[int]] = field(default_factory=lambda: defaultdict(set))

    @classmethod
    def of_all(cls, several: Iterable[Wanted]) -> Wanted:
        found = cls()
        for wanted in several:
            found.pages |= wanted.pages
            found.pictures |= wanted.pictures
            found.documents |= wanted.documents
            for model, ids in wanted.facts.items():
                found.facts[model] |= ids
        return found

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
