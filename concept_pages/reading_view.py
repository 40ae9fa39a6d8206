"""What a public page shows around its passages: where it stands, what is below, other languages. One query for all of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from django.conf import settings
from django.db.models import Q
from wagtail.models import Page

from .passages import Passage, Section
from .querysets import with_numbers
from .tree import ancestor_paths

HOME_DEPTH = 2
HEADING = re.compile(r"<h([2-4])>[^<]*</h\1>")
DOCUMENTS = ("analysispage", "actionplanpage")


@dataclass
class Surroundings:
    """Live pages around one page, in tree order. `home` may be None in previews of pages outside a site.

    below: pages deeper than the children, where a page type asks for them; related: pages elsewhere that it asks for.
    """

    home: Page | None = None
    crumbs: list = field(default_factory=list)
    menu: list = field(default_factory=list)
    footer: list = field(default_factory=list)
    siblings_before: list = field(default_factory=list)
    siblings_after: list = field(default_factory=list)
    children: list = field(default_factory=list)
    below: list = field(default_factory=list)
    related: list = field(default_factory=list)
    languages: list = field(default_factory=list)


def surroundings_of(page) -> Surroundings:
    home_path = page.path[: Page.steplen * HOME_DEPTH]
    parent_path = page.path[: -Page.steplen]
    above = ancestor_paths(page, inclusive=False)
    wanted = (
        Q(path__in=[*above, home_path])
        | Q(path__startswith=home_path, depth__gt=HOME_DEPTH, depth__lte=HOME_DEPTH + 2)
        | Q(path__startswith=page.path, depth=page.depth + 1)
        | Q(translation_key=page.translation_key)
        | Q(depth=HOME_DEPTH, locale__language_code="de-simple")
    )
    if page.depth > HOME_DEPTH:
        wanted |= Q(path__startswith=parent_path, depth=page.depth)
    asked = page.related_pages() if hasattr(page, "related_pages") else Q(pk__in=[])
    annotations = getattr(page, "related_annotations", {})
    query = Page.objects.annotate(**annotations).filter(wanted | asked, live=True)
    found = list(with_numbers(query).select_related("locale", "content_type").order_by("path"))
    siblings = [p for p in found if p.depth == page.depth > HOME_DEPTH and p.path.startswith(parent_path)]
    here = [p for p in found if p.path.startswith(page.path)]
    top = [p for p in found if p.path.startswith(home_path) and p.depth > HOME_DEPTH]
    return Surroundings(
        home=next((p for p in found if p.path == home_path), None),
        crumbs=[p for p in found if p.path in above and p.depth >= HOME_DEPTH],
        menu=[p for p in top if p.content_type.model in DOCUMENTS and p.depth <= HOME_DEPTH + 2],
        footer=[p for p in top if p.depth == HOME_DEPTH + 1 and not p.content_type.model.startswith("conceptpage")],
        siblings_before=[p for p in siblings if p.path < page.path],
        siblings_after=[p for p in siblings if p.path > page.path],
        children=[p for p in here if p.depth == page.depth + 1],
        below=[p for p in here if p.depth > page.depth + 1],
        related=[p for p in found if not p.path.startswith(page.path) and p not in siblings],
        languages=languages_of(page, found),
    )


def languages_of(page, found: list) -> list:
    """This page in the site's languages, and the way into easy language."""
    versions = [p for p in found if p.translation_key == page.translation_key]
    easy = [p for p in found if p.locale.language_code == "de-simple" and p.depth == HOME_DEPTH]
    order = [code for code, _name in settings.LANGUAGES]
    return sorted({*versions, *easy}, key=lambda p: order.index(p.locale.language_code))


@dataclass(frozen=True)
class Numbered:
    """A passage as the page prints it: with its number in the margin (none for headings) and, for rows, the row."""

    passage: Passage
    number: int | None
    row: object = None


@dataclass
class TextPart:
    """A section of long text."""

    section: Section
    items: list[Numbered]

    @property
    def name(self) -> str:
        return self.section.name

    @property
    def heading(self) -> str:
        return self.section.heading

    @property
    def rows(self) -> tuple:
        return self.section.rows


def numbered_parts(sections: list[Section]) -> list[TextPart]:
    """Long text and rows, passages counted through the page as in legal texts."""
    number, parts = 0, []
    for section in sections:
        if section.kind == "fact" or section.name == "summary" or not section.passages:
            continue
        items = []
        rows = section.rows or (None,) * len(section.passages)
        for passage, row in zip(section.passages, rows, strict=True):
            is_heading = HEADING.fullmatch(passage.html) is not None
            number += not is_heading
            items.append(Numbered(passage, None if is_heading else number, row))
        parts.append(TextPart(section, items))
    return parts


def contents(parts: list[TextPart]) -> list[tuple[str, str]]:
    """(anchor, words) of the headings for the contents aside."""
    found = []
    for part in parts:
        if part.heading:
            found.append((part.name, part.heading))
        else:
            found += [
                (item.passage.anchor, item.passage.text)
                for item in part.items
                if item.number is None and item.passage.html.startswith("<h2")
            ]
    return found


def reading_context(page, request) -> dict:
    sections, targets = page.reading
    parts = numbered_parts(sections)
    return {
        "around": surroundings_of(page),
        "lead": next((s.passages[0] for s in sections if s.name == "summary" and s.passages), None),
        "facts": [s for s in sections if s.kind == "fact" and s.passages],
        "texts": parts,
        "contents": contents(parts),
        "targets": targets,
    }
