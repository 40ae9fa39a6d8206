"""The text below the front matter, Markdown and fenced blocks, read into TextBlocks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _
from markdown_it.token import Token

from ..portable.block_values import TextBlock
from ..portable.ids import derived_id
from ..problems import Problems
from . import directives
from .body_pieces import Piece, split_pieces
from .markdown_reading import PARSER, UnsupportedMarkup, refuse_foreign, render

QUOTE_SOURCE = re.compile(r"^— (.+)$")


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
    if piece.kind == "fence" and not piece.name:
        problems.add(piece.line, _("This line “:::” closes no block."))
        return
    if piece.kind == "fence":
        found = directives.read(piece.name, piece.text, piece.line, problems)
        if found:
            yield *found, piece.line
        return
    tokens = PARSER.parse(piece.text)
    for group in _top_level(tokens):
        line = piece.line + (group[0].map[0] if group[0].map else 0)
        try:
            yield *_value(group), line
        except UnsupportedMarkup as error:
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
        return "paragraph", render(group, lists=False)
    if first.type in ("bullet_list_open", "ordered_list_open"):
        return "list", render(group)
    if first.type == "heading_open":
        return "heading", _heading(group, line)
    if first.type == "blockquote_open":
        return "quote", _quote(group[1:-1], line)
    if first.type == "table_open":
        raise UnsupportedMarkup(line, _("Put a table between “::: table” and “:::”, with a caption."))
    raise UnsupportedMarkup(line, _("This markup is not used here."))


def _heading(group: list[Token], line: int) -> dict:
    level = group[0].tag[1:]
    if level not in ("2", "3", "4"):
        raise UnsupportedMarkup(line, _("Headings are ##, ### or ####."))
    children = group[1].children or []
    if any(child.type != "text" for child in children):
        raise UnsupportedMarkup(line, _("A heading takes plain words."))
    refuse_foreign(group[1].content, line)
    return {"text": "".join(child.content for child in children), "level": level}


def _quote(tokens: list[Token], line: int) -> dict:
    source = ""
    last = tokens[-2] if len(tokens) > 1 else None
    if last is not None and last.type == "inline":
        words, _break, tail = last.content.rpartition("\n")
        match = QUOTE_SOURCE.match(tail)
        if match:
            source = match[1]
            tokens = _without_source(tokens, words)
    return {"text": render(tokens, lists=False), "source": source}


def _without_source(tokens: list[Token], words: str) -> list[Token]:
    if not words:
        return tokens[:-3]
    shorter = PARSER.parse(words)
    return tokens[:-3] + shorter
