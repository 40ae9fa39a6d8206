"""Brings a folder into the database: all of it, or nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path

from wagtail.models import Locale, ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

from ..acting import acting_user
from ..beside import said_of_import
from ..road import open_road
from ..tree import wait_for_the_tree
from .adoption import adopt_translations
from .database.fact_writing import write_facts, write_implementation
from .database.file_writing import FileStore
from .database.names import Names
from .database.page_writing import PageWriter
from .folder import Folder, check, read_folder
from .problems import ImportRefused, Problem


@dataclass
class ImportReport:
    """Page files by what happened to them. said: what apps above have to say of the pages that changed (beside.py)."""

    created: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    withdrawn: list[str] = field(default_factory=list)
    facts: int = 0
    warnings: list[Problem] = field(default_factory=list)
    said: list[str] = field(default_factory=list)


def import_folder(
    root: Path,
    *,
    user=None,
    overlays: Sequence[Path] = (),
    absent: Set[str] = frozenset(),
    languages: set[str] | None = None,
    withdraw_absent: bool = False,
    overwrite: bool = False,
    progress: Callable[[str], None] = lambda step: None,
) -> ImportReport:
    """Imports a folder and returns what it did; raises ImportRefused with all that is wrong, and then nothing is imported.

    user: whom revisions and log entries name. overlays, absent: earlier states (see folder.reading). languages: only these.
    withdraw_absent: live pages of the concept that the folder does not have are unpublished (kept as drafts).
    overwrite: what editors have saved without publishing may be replaced; otherwise that is a reason to refuse.
    """
    folder = read_folder(root, overlays, absent)
    if languages:
        folder.pages = {k: p for k, p in folder.pages.items() if p.lang in languages}
        folder.drafts = {k: p for k, p in folder.drafts.items() if p.lang in languages}
    problems = check(folder)
    if problems:
        raise ImportRefused(problems)
    store = FileStore()
    try:
        with acting_user(user) if user else nullcontext(), open_road(f"import of {root.name}"):
            wait_for_the_tree()
            return _write(folder, store, user, withdraw_absent, overwrite, progress)
    except BaseException:
        store.remove_new_files()
        raise


def _write(folder: Folder, store: FileStore, user, withdraw_absent, overwrite, progress) -> ImportReport:
    report = ImportReport(warnings=folder.warnings)
    problems: list[Problem] = []
    locales = _locales(folder)
    source = locales[folder.source_language]
    names = Names()
    progress("files")
    store.write(folder, names)
    progress("facts")
    report.facts = write_facts(folder, locales, names)
    names.load_facts(source)
    writer = PageWriter(folder, locales, names, user, report, problems, progress)
    writer.overwrite = overwrite
    with disable_reference_index_auto_update():
        writer.write()
        if withdraw_absent:
            writer.withdraw_absent()
    if not problems:
        progress("references")
        _index_references(writer, report)
        progress("translations")
        adopt_translations(folder, writer, report, problems)
    write_implementation(folder, writer)
    if problems:
        raise ImportRefused(problems)
    report.said = said_of_import(_changed(writer, report))
    return report


def _changed(writer: PageWriter, report: ImportReport) -> list:
    changed = {*report.created, *report.updated, *report.withdrawn}
    files = {(text.path, text.lang): text.file for text in writer.folder.texts()}
    return [page for pair, page in writer.pages.items() if files.get(pair) in changed]


def _index_references(writer: PageWriter, report: ImportReport) -> None:
    """What the changed pages refer to, once at the end instead of at every save: deleting asks this index where a thing is used."""
    changed = {*report.created, *report.updated}
    pairs = {(text.path, text.lang) for text in writer.folder.texts() if text.file in changed}
    for pair, page in writer.pages.items():
        if pair in pairs:
            ReferenceIndex.create_or_update_for_object(page)


def _locales(folder: Folder) -> dict[str, Locale]:
    """Locale rows for the folder's languages, the source first."""
    wanted = {page.lang for page in folder.pages.values()} | {folder.source_language}
    for facts in folder.facts.values():
        wanted |= {lang for fact in facts for lang in fact.words}
    ordered = sorted(wanted, key=lambda lang: (lang != folder.source_language, lang))
    return {lang: Locale.objects.get_or_create(language_code=lang)[0] for lang in ordered}
