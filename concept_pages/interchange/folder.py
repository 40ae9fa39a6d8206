"""A whole folder, read and checked without the database: everything that is wrong with it is said at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from ..models import MeasureImplementation
from . import facts as fact_files
from . import located
from .files import NAME, parse_page
from .front_matter import READERS
from .library import FileText, read_files
from .page_text import PageText
from .page_types import FieldSpec, kind_of
from .problems import ImportRefused, Problem, Problems
from .text_files import Unreadable, exists, files_below, read_text

FORMAT = 1


@dataclass
class Folder:
    """A concept as files say it. pages: by (path, language)."""

    root: Path
    source_language: str = "de"
    pages: dict[tuple[str, str], PageText] = field(default_factory=dict)
    facts: dict[str, list[fact_files.FactText]] = field(default_factory=dict)
    implementation: list[dict] = field(default_factory=list)
    images: dict[str, FileText] = field(default_factory=dict)
    documents: dict[str, FileText] = field(default_factory=dict)

    def source_of(self, page: PageText) -> PageText | None:
        """The page that `page` translates; None for a source, and for easy language, which is a tree of its own."""
        if page.lang in (self.source_language, "de-simple"):
            return None
        return self.pages.get((page.path, self.source_language))

    def in_order(self) -> list[PageText]:
        """Sources before translations, parents before children, siblings in their order."""

        def place(page: PageText):
            source = self.source_of(page) or page
            chain, path = [], page.path
            while path and path != "index":
                own = self.pages.get((path, source.lang))
                chain.append((own.order if own else 0, path))
                path = path.rpartition("/")[0]
            return (page.lang != self.source_language, page.lang, page.path != "index", chain[::-1])

        return sorted(self.pages.values(), key=place)


class FolderReader:
    """overlays: folders whose page files replace those of `root`; absent: page paths left out."""

    def __init__(self, root: Path, overlays: Sequence[Path] = (), absent: Set[str] = frozenset()):
        self.folder = Folder(root)
        self.overlays, self.absent = list(overlays), set(absent)
        self.problems: list[Problem] = []
        self.languages = {code for code, _name in settings.LANGUAGES}

    def read(self) -> Folder:
        """Raises ImportRefused with everything that is wrong with the files themselves."""
        if not self.folder.root.is_dir():
            raise ImportRefused([Problem(str(self.folder.root), 1, _("There is no such folder."))])
        self._settings()
        self._facts()
        self.folder.images = read_files(self, "images")
        self.folder.documents = read_files(self, "documents")
        self._pages()
        self._implementation()
        if self.problems:
            raise ImportRefused(self.problems)
        return self.folder

    def text(self, file: Path, name: str) -> str | None:
        """A file's text; None with a problem noted where it cannot be read."""
        try:
            return read_text(file)
        except Unreadable as error:
            self.add(name, error.line, error.message)
            return None

    def add(self, file: str, line: int, message: str) -> None:
        self.problems.append(Problem(file, line, message))

    def yaml(self, name: str) -> located.Located | None:
        file = self.folder.root / name
        if not exists(file):
            return None
        text = self.text(file, name)
        problems = Problems(name)
        data = located.load(text, problems) if text is not None else None
        self.problems += problems.found
        return data

    def _settings(self) -> None:
        data = self.yaml("concept.yaml")
        if data is None:
            if not exists(self.folder.root / "concept.yaml"):
                self.add("concept.yaml", 1, _("The file is missing; it says “format: 1” and “source_language: de”."))
            return
        values = data.value if isinstance(data.value, dict) else {}
        if values.get("format") != FORMAT:
            self.add("concept.yaml", data.line("format"), _("“format: 1” is expected."))
        language = values.get("source_language")
        if not isinstance(language, str) or language not in self.languages:
            self.add("concept.yaml", data.line("source_language"), _("“source_language” is no language of this site."))
        else:
            self.folder.source_language = language
        for key in set(values) - {"format", "source_language"}:
            self.add("concept.yaml", data.line(key), _("“%(key)s” is not known here.") % {"key": key})

    def _facts(self) -> None:
        for kind in fact_files.KINDS:
            name = f"facts/{kind}.yaml"
            problems = Problems(name)
            data = self.yaml(name)
            self.folder.facts[kind] = fact_files.read(
                kind, data, self.folder.source_language, self.languages, name, problems
            )
            self.problems += problems.found
        known = {f"{kind}.yaml" for kind in fact_files.KINDS} | {"implementation.yaml"}
        for file in sorted((self.folder.root / "facts").glob("*")):
            if file.name not in known:
                self.add(
                    f"facts/{file.name}",
                    1,
                    _("This file is not known here. There are: %(names)s.") % {"names": ", ".join(sorted(known))},
                )

    def page_files(self) -> Iterator[tuple[str, Path]]:
        """(name below pages/, file); a file of an overlay stands for the one below it."""
        found: dict[str, Path] = {}
        for root in (self.folder.root, *self.overlays):
            base = root / "pages"
            for file in files_below(base):
                found[file.relative_to(base).as_posix()] = file
        yield from sorted(found.items())

    def is_absent(self, path: str) -> bool:
        return any(path == gone or path.startswith(f"{gone}/") for gone in self.absent)

    def _pages(self) -> None:
        parts = defaultdict(set)
        files = []
        for name, file in self.page_files():
            match = NAME.match(name)
            if not match or match["lang"] not in self.languages or match["path"].startswith("index/"):
                self.add(
                    f"pages/{name}",
                    1,
                    _("A page file is called <key>.<language>.md, with a-z, 0-9, - and _ in the key."),
                )
            elif not self.is_absent(match["path"]):
                files.append((name, file, match["path"], match["lang"]))
                parts[match["path"]].add(match["lang"])
        source = self.folder.source_language
        for name, file, path, lang in files:
            text = self.text(file, f"pages/{name}")
            if text is None:
                continue
            problems = Problems(f"pages/{name}")
            is_source = lang in (source, "de-simple") or source not in parts[path]
            page = parse_page(text, file=f"pages/{name}", path=path, lang=lang, is_source=is_source, problems=problems)
            self.problems += problems.found
            if page:
                self.folder.pages[path, lang] = page

    def _implementation(self) -> None:
        name = "facts/implementation.yaml"
        data = self.yaml(name)
        if data is None or data.value is None:
            return
        problems = Problems(name)
        if not isinstance(data.value, list):
            problems.add(1, _("A list of entries is expected, each beginning with “- measure: …”."))
            data.value = []
        kinds = {f: kind_of(f) for f in MeasureImplementation._meta.fields}
        specs = {f.name: FieldSpec(f.name, kind, f, False) for f, kind in kinds.items() if kind}
        for index, row in enumerate(data.value):
            if not isinstance(row, dict) or not isinstance(row.get("measure"), str):
                problems.add(data.line(index), _("“measure” is missing: the page path of the measure."))
                continue
            entry = {"measure": row["measure"], "line": data.line(index)}
            if row["measure"] in {e["measure"] for e in self.folder.implementation}:
                problems.add(data.line(index), _("“%(key)s” stands here twice.") % {"key": row["measure"]})
            for key, value in row.items():
                line = data.line(index, key)
                if key == "measure" or value is None:
                    continue
                if key not in specs:
                    problems.unknown_key(line, key)
                    continue
                entry[key] = READERS[specs[key].kind](specs[key], value, line, problems)
                if key == "progress" and isinstance(entry[key], int) and entry[key] > 100:
                    problems.add(line, _("“progress” is at most 100."))
            self.folder.implementation.append(entry)
        self.problems += problems.found


def read_folder(root: Path, overlays: Sequence[Path] = (), absent: Set[str] = frozenset()) -> Folder:
    """Reads a folder, or an earlier state of it; raises ImportRefused."""
    from .earlier import forget

    reader = FolderReader(Path(root), overlays, absent)
    folder = reader.read()
    if absent:
        forget(folder, reader.is_absent)
    return folder
