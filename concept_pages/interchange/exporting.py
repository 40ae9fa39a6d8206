"""Writes the site's working text as a folder; what one import wrote comes out the same way each time."""

from __future__ import annotations

import shutil
from collections import defaultdict
from pathlib import Path

from django.utils.translation import gettext as _
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Locale, Page

from ..missing_facts import working_pages
from ..models import ContentPage, IndicatorValue, MeasureImplementation
from . import facts as fact_files
from . import located
from .database import page_text, portable_value
from .files import write_page
from .names import Names, document_names, image_names, page_paths
from .page_text import PageText
from .problems import ImportRefused, Problem
from .text_files import exists
from .words import normal, plain


def export_folder(root: Path) -> int:
    """Writes everything below `root`, which must be new or empty; returns the number of page files.

    Raises ImportRefused when the folder has something in it.
    """
    root = Path(root)
    if exists(root) and (not root.is_dir() or any(root.iterdir())):
        raise ImportRefused([Problem(str(root), 1, _("This is no empty folder."))])
    return _Export(root).run()


class _Export:
    def __init__(self, root: Path):
        self.root = root
        self.source = Locale.get_default()
        self.names = Names()
        self.names.load_facts(self.source)
        self.images, self.documents = image_names(), document_names()
        for kind, found in (("image", self.images), ("document", self.documents)):
            for pk, name in found.items():
                self.names.set(kind, name, pk)

    def run(self) -> int:
        pages = self.pages()
        self.write_yaml("concept.yaml", {"format": 1, "source_language": self.source.language_code})
        self.write_facts()
        self.write_files()
        self.write_implementation(pages)
        for page in pages:
            is_source = page.lang in (self.source.language_code, "de-simple") or not any(
                p.path == page.path and p.lang == self.source.language_code for p in pages
            )
            self.write(f"pages/{page.path}.{page.lang}.md", write_page(page, is_source=is_source))
        return len(pages)

    def pages(self) -> list[PageText]:
        homes = [
            page for page in Page.objects.filter(depth=2).order_by("path").specific() if isinstance(page, ContentPage)
        ]
        trees = [[p for p in working_pages(home) if isinstance(p, ContentPage)] for home in homes]
        for tree in trees:
            for pk, path in page_paths(tree).items():
                self.names.set("page", path, pk)
        return [text for tree in trees for text in self.tree_texts(tree)]

    def tree_texts(self, tree: list) -> list[PageText]:
        places: dict[str, int] = defaultdict(int)
        texts = []
        for page in tree:
            parent = page.path[: -Page.steplen]
            places[parent] += 1
            path = self.names.name_of("page", page.pk)
            order = places[parent] if path != "index" else 0
            texts.append(page_text(page, path, self.names, order=order))
        return texts

    def write_facts(self) -> None:
        for kind, model in fact_files.KINDS.items():
            found: dict[str, fact_files.FactText] = {}
            columns = fact_files.columns(model)
            for row in model.objects.select_related("locale").order_by("key"):
                fact = found.setdefault(row.key, fact_files.FactText(kind, row.key, {}, {}))
                lang = row.locale.language_code
                for name, spec in columns.items():
                    value = portable_value(row, spec, self.names)
                    if spec.translated:
                        fact.words.setdefault(lang, {})[name] = value
                    elif lang == self.source.language_code:
                        fact.values[name] = value
                if lang == self.source.language_code and getattr(row, "image_id", None):
                    fact.values["image"] = self.images[row.image_id]
            self.add_series(kind, found)
            if found:
                entries = fact_files.to_yaml(list(found.values()), self.source.language_code)
                self.write_yaml(f"facts/{kind}.yaml", entries)

    def add_series(self, kind: str, found: dict) -> None:
        if kind != "indicators":
            return
        for value in IndicatorValue.objects.select_related("indicator").order_by("date"):
            found[value.indicator.key].series.append({"date": value.date, "value": value.value, "source": value.source})

    def write_files(self) -> None:
        images = [
            {
                "file": self.images[image.pk],
                "title": plain(image.title),
                "description": plain(image.description),
                "credit": plain(image.credit),
            }
            for image in get_image_model().objects.order_by("id")
        ]
        documents = [
            {"file": self.documents[doc.pk], "title": plain(doc.title)}
            for doc in get_document_model().objects.order_by("id")
        ]
        for kind, entries, model in (
            ("images", images, get_image_model()),
            ("documents", documents, get_document_model()),
        ):
            entries = [{k: v for k, v in e.items() if v} for e in entries]
            if entries:
                self.write_yaml(f"files/{kind}.yaml", sorted(entries, key=lambda e: e["file"]))
            names = self.images if kind == "images" else self.documents
            for item in model.objects.all():
                self.copy(item.file, self.root / "files" / kind / names[item.pk])

    def copy(self, file, target: Path) -> None:
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            with file.open("rb") as source, target.open("wb") as copy:
                shutil.copyfileobj(source, copy)
        except FileNotFoundError:
            raise ImportRefused([Problem(file.name, 1, _("The file is missing in the media folder."))]) from None

    def write_implementation(self, pages: list[PageText]) -> None:
        measures = {
            page.key: page.path
            for page in pages
            if page.type == "MeasurePage" and page.lang == self.source.language_code
        }
        entries = []
        for record in MeasureImplementation.objects.filter(measure_key__in=measures):
            entry = {
                "measure": measures[str(record.measure_key)],
                "status": record.status,
                "progress": record.progress,
                "reporting_date": record.reporting_date,
                "note": plain(record.note),
            }
            entries.append({k: v for k, v in entry.items() if v not in ("", None)})
        if entries:
            self.write_yaml("facts/implementation.yaml", sorted(entries, key=lambda e: e["measure"]))

    def write_yaml(self, name: str, value) -> None:
        self.write(name, located.dump(value))

    def write(self, name: str, text: str) -> None:
        file = self.root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(normal(text), encoding="utf-8", newline="\n")
