"""A page's passages as its template prints them: numbered, in parts, with contents and facts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .beside import with_beside_passages
from .glossary.marking import Marker
from .passages import Passage, Section
from .surroundings import surroundings_of

HEADING = re.compile(r"<h([2-4])>[^<]*</h\1>")


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
    says_title: bool = False

    @property
    def name(self) -> str:
        return self.section.name

    @property
    def anchor(self) -> str:
        """Of the heading; a text field's passage has the bare name."""
        return f"abschnitt-{self.name}"

    @property
    def heading(self) -> str:
        return "" if self.says_title else self.section.heading

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
            found.append((part.anchor, part.heading))
        else:
            found += [
                (item.passage.anchor, item.passage.text)
                for item in part.items
                if item.number is None and item.passage.html.startswith("<h2")
            ]
    return found


# Long German text is read at about this many words a minute.
WORDS_A_MINUTE = 200


def without_repetition(parts: list[TextPart], title: str) -> list[TextPart]:
    """A first heading that only says the page's title again goes: "Vision" below "Vision"."""
    if parts and parts[0].heading == title:
        parts[0].says_title = True
    return parts


def reading_minutes(parts: list[TextPart]) -> int:
    words = sum(len(item.passage.text.split()) for part in parts for item in part.items)
    return round(words / WORDS_A_MINUTE)


def reading_context(page, request) -> dict:
    sections, targets = page.reading
    targets.show_hidden = getattr(request, "is_preview", False)
    around = surroundings_of(page)
    if around.here and not targets.show_hidden:  # what others say is of the public text
        sections = with_beside_passages(sections, around.here)
    targets.marker = Marker.for_reader(targets)
    parts = without_repetition(numbered_parts(sections), page.title)
    return {
        "around": around,
        "lead": next((s.passages[0] for s in sections if s.name == "summary" and s.passages), None),
        "facts": [s for s in sections if s.kind == "fact" and s.passages],
        "texts": parts,
        "contents": contents(parts),
        "targets": targets,
        "reading_minutes": reading_minutes(parts),
    }
