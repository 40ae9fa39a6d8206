"""Writes the site's working text as a folder; what one import wrote comes out the same way each time."""

from __future__ import annotations

import shutil
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation import gettext as _
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Locale, Page
from wagtail_localize.segments.extract import extract_segments

from ..models import ContentPage, IndicatorValue, MeasureImplementation
from .adoption.pairing import pair
from .database.names import Names, document_names, image_names, page_paths
from .database.page_reading import page_text, portable_value
from .database.restrictions import restrictions
from .files import fact_file, located
from .files.on_disk import exists
from .files.page_file import write_page
from .folder import Folder
from .folder.code_check import code_fields, concept_of, known_codes
from .folder.translation_check import TranslationCheck
from .portable.fact_text import KINDS, FactText, columns
from .problems import ImportRefused, Problem
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
        self.folder = Folder(root, self.source.language_code)
        self.rows: dict[tuple[str, str], ContentPage] = {}
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
        self.write_implementation()
        for text in pages.texts():
            is_source = text.lang == "de-simple" or (text.path, self.source.language_code) not in pages.pages
            is_source = is_source or text.lang == self.source.language_code
            ending = ".draft.md" if text.is_draft else ".md"
            self.write(f"pages/{text.path}.{text.lang}{ending}", write_page(text, is_source=is_source))
        return len(pages.texts())

    def pages(self) -> Folder:
        """The site's pages as a folder: live text, and working text where it differs."""
        homes = [
            page
            for page in Page.objects.filter(depth=2).order_by("path")
            if issubclass(page.specific_class, ContentPage)
        ]
        trees = [list(_with_working_text(home)) for home in homes]
        for tree in trees:
            for pk, path in page_paths(live for live, _working in tree).items():
                self.names.set("page", path, pk)
        private = restrictions()
        places: dict[str, int] = defaultdict(int)
        for live, working in (both for tree in trees for both in tree):
            places[live.path[: -Page.steplen]] += 1
            self.add_page(live, working, places[live.path[: -Page.steplen]], private.get(live.pk, ""))
        self.forget_unknown_codes()
        self.mark_outdated()
        return self.folder

    def add_page(self, live: ContentPage, working: ContentPage | None, place: int, private: str) -> None:
        path = self.names.name_of("page", live.pk)
        text = page_text(live, path, self.names, order=place if path != "index" else 0)
        text.private = private
        self.folder.pages[path, text.lang] = text
        self.rows[path, text.lang] = live
        if working is not None:
            draft = page_text(working, path, self.names)
            draft.is_draft = True
            if not draft.same_content(text):
                self.folder.drafts[path, text.lang] = draft

    def forget_unknown_codes(self) -> None:
        """A code whose need was deleted goes, as a link does whose page was."""
        known = known_codes(self.folder)
        for text in self.folder.texts():
            for name in code_fields(text):
                codes = [code for code in text.fields.get(name, []) if code in known[concept_of(text)]]
                text.fields[name] = codes

    def mark_outdated(self) -> None:
        """Translations that their source has left behind would be refused as slips; so they say what they are."""
        for place, text in self.folder.pages.items():
            source = self.folder.source_of(text)
            if source is None:
                continue
            check = TranslationCheck(self.folder)
            check.translation(text, source)
            text.outdated = bool(check.problems) or self.differs_for_translators(place, (source.path, source.lang))

    def differs_for_translators(self, place: tuple[str, str], source: tuple[str, str]) -> bool:
        segments, translated = (extract_segments(self.rows[p]) for p in (source, place))
        return bool(pair(segments, translated).differences)

    def write_facts(self) -> None:
        for kind, model in KINDS.items():
            found: dict[str, FactText] = {}
            known = columns(model)
            for row in model.objects.select_related("locale").order_by("key", "locale__language_code"):
                fact = found.setdefault(row.key, FactText(kind, row.key, {}, {}))
                lang = row.locale.language_code
                fact.language = (
                    self.source.language_code if lang == self.source.language_code else fact.language or lang
                )
                if fact.language == lang:
                    fact.values.clear()
                for name, spec in known.items():
                    value = portable_value(row, spec, self.names)
                    if spec.translated:
                        fact.words.setdefault(lang, {})[name] = value
                    elif lang == fact.language:
                        fact.values[name] = value
                if lang == fact.language and getattr(row, "image_id", None):
                    fact.values["image"] = self.images[row.image_id]
            self.add_series(kind, found)
            if found:
                entries = fact_file.to_yaml(list(found.values()), self.source.language_code)
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

    def write_implementation(self) -> None:
        measures = {
            page.key: page.path
            for page in self.folder.pages.values()
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


def _with_working_text(home: Page) -> Iterator[tuple[ContentPage, ContentPage | None]]:
    """Each page of a tree as it is live, and its working text where that is not published; a page that is not live as it is worked on."""
    pages = Page.objects.filter(path__startswith=home.path).order_by("path").select_related("latest_revision")
    for page in pages.specific():
        if not isinstance(page, ContentPage):
            continue
        working = page.get_latest_revision_as_object() if page.latest_revision_id else page
        if page.live and page.latest_revision_id and page.latest_revision_id != page.live_revision_id:
            yield page, working
        else:
            yield working, None
