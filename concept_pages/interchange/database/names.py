"""Names used in files and the ids behind them, in both directions."""

from __future__ import annotations

import re
from collections.abc import Iterable

from wagtail.coreutils import string_to_ascii
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page

from ..portable.fact_text import KINDS


class Names:
    """page paths, picture and document file names, and keys of facts, of one import or export."""

    def __init__(self):
        self.ids: dict[tuple, int] = {}
        self.names: dict[tuple, str] = {}

    def set(self, kind: str, name: str, pk: int) -> None:
        self.ids[kind, name] = pk
        self.names[kind, pk] = name

    def id_of(self, kind: str, name: str) -> int:
        """Raises KeyError for a name nobody set."""
        return self.ids[kind, name]

    def name_of(self, kind: str, pk: int) -> str:
        """Blank for an id nobody set."""
        return self.names.get((kind, pk), "")

    def load_facts(self, locale) -> None:
        """By their rows in the source language; a fact that does not exist in it, by the row that it has."""
        for model in KINDS.values():
            rows = list(model.objects.order_by("locale__language_code").values_list("id", "key", "locale_id"))
            sources = {key: pk for pk, key, locale_id in rows if locale_id == locale.pk}
            for key, pk in ({key: pk for pk, key, _locale in reversed(rows)} | sources).items():
                self.set(model.__name__, key, pk)


def page_paths(pages: Iterable[Page]) -> dict[int, str]:
    """Page id -> page path in files, by the keys from the home page down. `pages`: specific pages, parents before children."""
    by_tree_path: dict[str, str] = {}
    found: dict[int, str] = {}
    taken: set[str] = set()
    for page in pages:
        above = by_tree_path.get(page.path[: -Page.steplen])
        path = page.key if above in (None, "index") else f"{above}/{page.key}"
        if above is None:
            path = "index"
        elif path in taken:
            path = f"{path}-{str(page.translation_key)[:8]}"  # keys are unique among pages of one type only
        taken.add(path)
        by_tree_path[page.path] = found[page.pk] = path
    return found


def image_names() -> dict[int, str]:
    return _file_names(get_image_model())


def document_names() -> dict[int, str]:
    return _file_names(get_document_model())


def plain_file_name(name: str) -> str:
    """A name that every file system takes, and the import too: 'Übersicht (1).pdf' -> 'Ubersicht_1_.pdf'."""
    stem, dot, ending = re.sub(r"[^A-Za-z0-9._-]+", "_", string_to_ascii(name)).rpartition(".")
    return f"{stem[-60:].lstrip('._-') or 'file'}{dot}{ending}"


def _file_names(model) -> dict[int, str]:
    """id -> file name; two files of the same name in different folders are told apart by the id."""
    found: dict[int, str] = {}
    taken: set[str] = set()
    for pk, path in model.objects.order_by("id").values_list("id", "file"):
        name = plain_file_name(path.rpartition("/")[2])
        if name in taken:
            stem, _dot, ending = name.rpartition(".")
            name = f"{stem}-{pk}.{ending}"
        taken.add(name)
        found[pk] = name
    return found
