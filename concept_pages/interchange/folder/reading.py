"""Reads a folder, or an earlier state of it: what is wrong with single files is said at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from ..files import fact_file, implementation, located
from ..files.library import read_files
from ..files.on_disk import Unreadable, exists, files_below, is_left_behind, read_text
from ..files.page_file import NAME, parse_page
from ..portable.fact_text import KINDS
from ..problems import ImportRefused, Problem, Problems
from .contents import Folder
from .earlier import forget

FORMAT = 1


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
        self._unlisted()
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
        for kind in KINDS:
            name = f"facts/{kind}.yaml"
            problems = Problems(name)
            data = self.yaml(name)
            self.folder.facts[kind] = fact_file.read(
                kind, data, self.folder.source_language, self.languages, name, problems
            )
            self.problems += problems.found
        known = {f"{kind}.yaml" for kind in KINDS} | {"implementation.yaml"}
        for file in sorted((self.folder.root / "facts").glob("*")):
            if file.name not in known and not is_left_behind(file):
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

    def _unlisted(self) -> None:
        """Files that no list names are not imported; they are rather forgotten than meant so."""
        for kind, listed in (("images", self.folder.images), ("documents", self.folder.documents)):
            for file in files_below(self.folder.root / "files" / kind):
                if file.name not in listed:
                    self.folder.warnings.append(
                        Problem(
                            f"files/{kind}/{file.name}",
                            1,
                            _("This file was not imported: files/%(kind)s.yaml does not name it.") % {"kind": kind},
                        )
                    )

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
                is_draft = bool(match["draft"])
                files.append((name, file, match["path"], match["lang"], is_draft))
                if not is_draft:
                    parts[match["path"]].add(match["lang"])
        source = self.folder.source_language
        for name, file, path, lang, is_draft in files:
            text = self.text(file, f"pages/{name}")
            if text is None:
                continue
            problems = Problems(f"pages/{name}")
            is_source = lang in (source, "de-simple") or source not in parts[path]
            page = parse_page(
                text,
                file=f"pages/{name}",
                path=path,
                lang=lang,
                is_source=is_source,
                problems=problems,
                is_draft=is_draft,
            )
            self.problems += problems.found
            if page:
                (self.folder.drafts if is_draft else self.folder.pages)[path, lang] = page

    def _implementation(self) -> None:
        name = "facts/implementation.yaml"
        data = self.yaml(name)
        if data is None or data.value is None:
            return
        problems = Problems(name)
        self.folder.implementation = implementation.read(data, problems)
        self.problems += problems.found


def read_folder(root: Path, overlays: Sequence[Path] = (), absent: Set[str] = frozenset()) -> Folder:
    """Reads a folder, or an earlier state of it; raises ImportRefused."""
    reader = FolderReader(Path(root), overlays, absent)
    folder = reader.read()
    if absent:
        forget(folder, reader.is_absent)
    return folder
