"""The text below the front matter: Markdown and fenced blocks, read into TextBlocks and written from them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from markdown_it.token import Token

from ..blocks import BodyBlock
from . import directives, rich_text
from .portable import TextBlock, derived_id
from .problems import Problems

MARK = re.compile(r"^\{#(\d{1,6}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\}\s*$")
FENCE = re.compile(r"^:::\s*([a-z_]*)\s*$")
FIELD = re.compile(r"^# ([a-z_]+)$")
# Nearly a mark or a fence: a slip, and nothing that the export writes.
SLIP = re.compile(r"^(?:\{#|:::)")
QUOTE_SOURCE = re.compile(r"^— (.+)$")

BODY = BodyBlock()


@dataclass
class Piece:
    """A run of lines of one kind: "markdown", "fence" (name in `name`) or "mark" (id in `name`). line: of its first line."""

    kind: str
    line: int
    name: str = ""
    text: str = ""


def split_fields(lines: list[str], first_line: int, names: list[str], problems: Problems):
    """Yields (field name, its lines, line number of the first)."""
    current, start, collected = (names[0] if len(names) == 1 else None), 0, []
    for index, line in enumerate(lines):
        match = FIELD.match(line)
        if not match:
            collected.append(line)
            continue
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
            end = _closing(lines, index)
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


def read(lines: list[str], first_line: int, *, seed: str, problems: Problems) -> list[TextBlock]:
    """The blocks of one text. seed: page and field, from which ids derive."""
    blocks: list[TextBlock] = []
    number, marked, used = 0, None, set()
    for piece in split_pieces(lines, first_line, problems):
        if piece.kind == "mark":
            if marked:
                problems.add(marked.line, _("No block follows this mark."))
            marked = piece
            continue
        for kind, value, line in _values(piece, problems):
            if marked and not marked.name.isdigit():
                block_id = marked.name
            else:
                number = int(marked.name) if marked else number + 1
                block_id = derived_id(seed, number)
            marked = None
            if block_id in used:
                problems.add(line, _("Another block of this text has the same number or id."))
            used.add(block_id)
            blocks.append(TextBlock(kind, value, block_id, line))
    if marked:
        problems.add(marked.line, _("No block follows this mark."))
    return blocks


def _values(piece: Piece, problems: Problems) -> Iterator[tuple]:
    if piece.kind == "fence":
        found = directives.read(piece.name, piece.text, piece.line, problems)
        if found:
            yield *found, piece.line
        return
    tokens = rich_text.PARSER.parse(piece.text)
    for group in _top_level(tokens):
        line = piece.line + (group[0].map[0] if group[0].map else 0)
        try:
            yield *_value(group), line
        except rich_text.UnsupportedMarkup as error:
            problems.add(piece.line + max(error.line, 0), error.message)


def _top_level(tokens: list[Token]) -> Iterator[list[Token]]:
    group: list[Token] = []
    for token in tokens:
        group.append(token)
        if token.level == 0 and token.nesting <= 0:
            yield group
            group = []


def _value(group: list[Token]) -> tuple[str, object]:
    first = group[0]
    line = first.map[0] if first.map else 0
    if first.type == "paragraph_open":
        return "paragraph", rich_text.render(group, lists=False)
    if first.type in ("bullet_list_open", "ordered_list_open"):
        return "list", rich_text.render(group)
    if first.type == "heading_open":
        return "heading", _heading(group, line)
    if first.type == "blockquote_open":
        return "quote", _quote(group[1:-1], line)
    if first.type == "table_open":
        raise rich_text.UnsupportedMarkup(line, _("Put a table between “::: table” and “:::”, with a caption."))
    raise rich_text.UnsupportedMarkup(line, _("This markup is not used here."))


def _heading(group: list[Token], line: int) -> dict:
    level = group[0].tag[1:]
    if level not in ("2", "3", "4"):
        raise rich_text.UnsupportedMarkup(line, _("Headings are ##, ### or ####."))
    words = group[1].content
    if any(child.type != "text" for child in group[1].children or []):
        words = "".join(child.content for child in group[1].children or [])
    return {"text": words, "level": level}


def _quote(tokens: list[Token], line: int) -> dict:
    source = ""
    last = tokens[-2] if len(tokens) > 1 else None
    if last is not None and last.type == "inline":
        words, _break, tail = last.content.rpartition("\n")
        match = QUOTE_SOURCE.match(tail)
        if match:
            source = match[1]
            tokens = _without_source(tokens, words)
    return {"text": rich_text.render(tokens, lists=False), "source": source}


def _without_source(tokens: list[Token], words: str) -> list[Token]:
    if not words:
        return tokens[:-3]
    shorter = rich_text.PARSER.parse(words)
    return tokens[:-3] + shorter


# --- writing ------------------------------------------------------------------


def write(blocks: list[TextBlock], *, seed: str) -> str:
    """The text of blocks; reads back as the same blocks."""
    parts, number, before = [], 0, ""
    numbers = {derived_id(seed, n): n for n in range(1, _highest(blocks) + 1)}
    for block in blocks:
        two_lists = before == block.type == "list"  # without a mark between them they would read as one
        before = block.type
        known = numbers.get(block.id)
        if known is None:
            parts.append(f"{{#{block.id}}}\n{_written(block)}")
            continue
        mark = "" if known == number + 1 and not two_lists else f"{{#{known}}}\n"
        number = known
        parts.append(mark + _written(block))
    return "\n\n".join(parts)


def _highest(blocks: list[TextBlock]) -> int:
    """How far numbers are looked for: blocks come and go, so well beyond their count."""
    return len(blocks) * 2 + 200


def _written(block: TextBlock) -> str:
    value = block.value
    try:
        if block.type in ("paragraph", "list"):
            text = rich_text.to_markdown(value)
            if _reads_as(text, block.type, value):
                return text
        elif block.type == "heading":
            text = f"{'#' * int(value['level'])} {rich_text.escape_markdown(value['text'])}"
            if _reads_as(text, "heading", value):
                return text
        elif block.type == "quote":
            text = _written_quote(value)
            if _reads_as(text, "quote", value):
                return text
    except rich_text.NotMarkdown:
        pass
    return directives.write(block.type, value)


def _written_quote(value: dict) -> str:
    lines = rich_text.to_markdown(value["text"]).split("\n")
    if value["source"]:
        lines.append(f"— {value['source']}")
    return "\n".join(f"> {line}".rstrip() for line in lines)


def _reads_as(text: str, kind: str, value) -> bool:
    problems = Problems("")
    found = read(text.split("\n"), 1, seed="", problems=problems)
    return not problems.found and [(b.type, b.value) for b in found] == [(kind, value)]
