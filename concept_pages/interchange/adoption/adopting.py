"""After an import, wagtail-localize knows the imported translations as its own: translators find every text translated in its editor,
and what it saves next is exactly the page that was imported.

localize cannot adopt what exists: its own commands would write the source's words over the translations. So its rows are made here,
from the extraction that it uses itself, on both sides. Easy language is a tree of its own and is never adopted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db import models
from modelcluster.models import get_all_child_relations
from wagtail.models import Page
from wagtail_localize.models import Translation
from wagtail_localize.segments.extract import extract_segments

from ..folder import Folder
from ..portable.fact_text import KINDS
from ..portable.page_text import PageText
from ..problems import Problem
from .pairing import pair
from .segments import write_segments
from .sources import Family, write_sources
from .translations import write_translations

BATCH = 25


@dataclass
class Wanted:
    """A source by its page's id, and its translations' texts by theirs."""

    source: int
    targets: dict[int, PageText]


def adopt_translations(folder: Folder, writer, report, problems: list[Problem]) -> None:
    """writer: the PageWriter that wrote the pages. Only pages that this import changed, or that localize does not know yet; all facts."""
    _adopt_facts(folder, problems)
    for batch in _in_batches(list(_changed_pages(folder, writer, report))):
        pages = _load_pages(batch)
        families = []
        for wanted in batch:
            family = Family(pages[wanted.source], extract_segments(pages[wanted.source]))
            for pk, text in wanted.targets.items():
                pairing = pair(family.segments, extract_segments(pages[pk]))
                family.pairings[pages[pk].locale_id] = pairing
                if not text.outdated:  # what it still has in common is adopted
                    problems += [
                        Problem(text.file, _line(text, path), message) for path, message in pairing.differences
                    ]
            families.append(family)
        _write(families, problems, restart=True)


def _write(families: list[Family], problems: list[Problem], *, restart: bool) -> None:
    """Nothing where the import is refused anyway: parts that do not fit have no place in localize's rows."""
    if families and not problems:
        write_translations(families, write_segments(families, write_sources(families)), restart=restart)


def _changed_pages(folder: Folder, writer, report) -> Iterator[Wanted]:
    changed = {*report.created, *report.updated}
    known = _known_translations(folder)
    by_source: dict[tuple[str, str], list[PageText]] = defaultdict(list)
    for text in folder.pages.values():
        source = folder.source_of(text)
        if source and (text.path, text.lang) in writer.pages and (source.path, source.lang) in writer.pages:
            by_source[source.path, source.lang].append(text)
    for place, texts in by_source.items():
        targets = {writer.pages[text.path, text.lang].pk: text for text in texts}
        is_new = any((text.key, writer.locales[text.lang].pk) not in known for text in texts)
        if is_new or changed & {folder.pages[place].file, *(text.file for text in texts)}:
            yield Wanted(writer.pages[place].pk, targets)


def _known_translations(folder: Folder) -> set[tuple[str, int]]:
    rows = Translation.objects.filter(source__locale__language_code=folder.source_language)
    return {(str(key), locale) for key, locale in rows.values_list("source__object_id", "target_locale_id")}


def _in_batches(wanted: list) -> Iterator[list]:
    for start in range(0, len(wanted), BATCH):
        yield wanted[start : start + BATCH]


def _load_pages(batch: list[Wanted]) -> dict[int, Page]:
    """The pages as the import left them, with their child rows in memory; a page that was never published as its latest revision says."""
    ids = [pk for wanted in batch for pk in (wanted.source, *wanted.targets)]
    pages = {page.pk: page for page in Page.objects.filter(pk__in=ids).specific()}
    by_type = defaultdict(list)
    for pk, page in pages.items():
        if page.live:
            by_type[type(page)].append(page)
        else:
            pages[pk] = page.get_latest_revision_as_object()
    for model, same in by_type.items():
        for relation in get_all_child_relations(model):
            _attach_rows(relation, same)
    return pages


def _attach_rows(relation, pages: list[Page]) -> None:
    name = relation.field.name
    rows = defaultdict(list)
    for row in relation.related_model.objects.filter(**{f"{name}__in": [page.pk for page in pages]}):
        rows[getattr(row, relation.field.attname)].append(row)
    for page in pages:
        setattr(page, relation.get_accessor_name(), rows[page.pk])


def _line(text: PageText, path: str) -> int:
    """The line of a path such as `body.<block id>.title`."""
    name, _dot, rest = path.partition(".")
    block_id = rest.partition(".")[0]
    lines = [block.line for block in text.texts.get(name, []) if block.id == block_id]
    return lines[0] if lines else text.line(name)


def _adopt_facts(folder: Folder, problems: list[Problem]) -> None:
    for kind, facts in folder.facts.items():
        rows: dict[str, dict[str, models.Model]] = defaultdict(dict)
        for row in _facts(KINDS[kind], [fact.key for fact in facts]):
            rows[row.key][row.locale.language_code] = row
        families = []
        for fact in facts:
            by_language = rows[fact.key]
            source = by_language.get(folder.source_language)
            if source is None:
                continue
            family = Family(source, extract_segments(source))
            for lang in sorted(fact.words.keys() - {folder.source_language, "de-simple"}):
                pairing = pair(family.segments, extract_segments(by_language[lang]))
                family.pairings[by_language[lang].locale_id] = pairing
                problems += [Problem(fact.file, fact.line, message) for _path, message in pairing.differences]
            if family.pairings:
                families.append(family)
        _write(families, problems, restart=False)


def _facts(model: type[models.Model], keys: Iterable[str]) -> models.QuerySet:
    foreign = [f.name for f in model._meta.fields if isinstance(f, models.ForeignKey)]
    return model.objects.filter(key__in=keys).select_related(*foreign)
