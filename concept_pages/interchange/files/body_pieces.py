"""The text below the front matter, taken apart by lines: texts, marks, fenced blocks and the Markdown between."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ..problems import Problems

MARK = re.compile(r"^\{#([1-9]\d{0,5}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\}\s*$")
FENCE = re.compile(r"^:::\s*([a-z_]*)\s*$")
FIELD = re.compile(r"^# ([a-z_]+)$")
# Nearly a mark or a fence: a slip, and nothing that the export writes.
SLIP = re.compile(r"^(?:\{#|:::)")


@dataclass
class Piece:
    """A run of lines of one kind: "markdown", "fence" (name in `name`) or "mark" (id in `name`). line: of its first line."""

    kind: str
    line: int
    name: str = ""
    text: str = ""


def split_fields(lines: list[str], first_line: int, names: list[str], problems: Problems):
    """Yields (field name, its lines, line number of the first). Text without a name above it is the only one, or the `body`."""
    unnamed = names[0] if len(names) == 1 else "body" if "body" in names else None
    current, start, collected = unnamed, 0, []
    for index, line in enumerate(lines):
        match = FIELD.match(line)
        if not match:
            collected.append(line)
            continue
        if start or any(text.strip() for text in collected):
            yield from _part(current, collected, first_line + start, problems)
        current, start, collected = match[1], index + 1, []
        if current not in names:
            problems.add(
                first_line + index,
                _("This page type has no text “%(name)s”. It has: %(names)s.")
                % {"name": current, "names": ", ".join(names) or "–"},
            )
            current = ""
    yield from _part(current, collected, first_line + start, problems)


def _part(name, lines, line, problems):
    first = next((index for index, text in enumerate(lines) if text.strip()), None)
    if name:
        yield name, lines, line
    elif name is None and first is not None:
        problems.add(line + first, _("Say which text this is: write a line “# name” above it."))


def split_pieces(lines: list[str], first_line: int, problems: Problems) -> Iterator[Piece]:
    pending: list[str] = []
    index = start = 0
    while index < len(lines):
        mark, fence = MARK.match(lines[index]), FENCE.match(lines[index])
        if not mark and not fence:
            if SLIP.match(lines[index]):
                problems.add(
                    first_line + index, _("A mark reads {#3}, a block begins with “::: name” and ends with “:::”.")
                )
            pending.append(lines[index])
            index += 1
            continue
        yield Piece("markdown", first_line + start, text="\n".join(pending))
        if mark:
            yield Piece("mark", first_line + index, mark[1])
        else:
            end = _closing(lines, index) if fence and fence[1] else index
            if end is None:
                problems.add(first_line + index, _("This block is not closed by a line “:::”."))
                return
            yield Piece("fence", first_line + index, fence[1] if fence else "", "\n".join(lines[index + 1 : end]))
            index = end
        index += 1
        pending, start = [], index
    yield Piece("markdown", first_line + start, text="\n".join(pending))


def _closing(lines: list[str], start: int) -> int | None:
    found = (i for i in range(start + 1, len(lines)) if lines[i].rstrip() == ":::")
    return next(found, None)
