"""Tables: Markdown's pipe tables with a caption, to and from the value of TableBlock."""

from __future__ import annotations

from django.utils.translation import gettext as _
from markdown_it.rules_block.table import escapedSplit

from ..problems import Problems
from ..words import plain
from . import markdown_reading, markdown_writing
from .foreign_markup import foreign_in_words, message_for


def read(values: dict, body: str, data, line: int, problems: Problems) -> dict:
    """`{"caption", "columns": [{"type", "heading"}], "rows": [{"values"}]}`."""
    for key in values:
        if key not in ("caption", "columns"):
            problems.unknown_key(data.line(key), key)
    caption = values.get("caption") or ""
    if not isinstance(caption, str):
        problems.add(data.line("caption"), _("The caption takes words."))
        caption = ""
    caption = plain(caption)
    if "columns" in values:
        if values["columns"] != [] or body.strip():
            problems.add(
                data.line("columns"), _("“columns: []” stands for a table without any; write others below “---”.")
            )
        return {"caption": caption, "columns": [], "rows": []}
    tokens = markdown_reading.PARSER.parse(body)
    tables = [token for token in tokens if token.level == 0 and token.nesting <= 0]
    if len(tables) != 1 or tables[0].type != "table_close":
        problems.add(line, _("Between “---” and “:::” a table is expected: | a | b |, |---|---|, | 1 | 2 |"))
        return {"caption": caption, "columns": [], "rows": []}
    columns: list[dict] = []
    rows: list[dict] = []
    for index, token in enumerate(tokens):
        if token.type == "tr_open":
            rows.append({"values": []})
            _check_width(body, token, len(columns), line, problems)
        if token.type in ("th_open", "td_open"):
            content = tokens[index + 1]
            if any(child.type not in ("text", "softbreak") for child in content.children or []):
                problems.add(line + (token.map or content.map or [0])[0], _("Cells of a table take plain words."))
            found = foreign_in_words(content.content)
            if found:
                problems.add(line + (token.map or content.map or [0])[0], message_for(found[1]))
            words = plain("".join(child.content for child in content.children or []))
            if token.type == "th_open":
                right = "right" in str(token.attrGet("style") or "")
                columns.append({"type": "number" if right else "words", "heading": words})
            else:
                rows[-1]["values"].append(words)
    return {"caption": caption, "columns": columns, "rows": rows[1:]}


def _check_width(body: str, row, width: int, line: int, problems: Problems) -> None:
    """Markdown itself drops cells beyond the columns, and fills rows that are short."""
    at = row.map[0] if row.map else 0
    cells = escapedSplit(body.split("\n")[at].strip())
    if cells and not cells[0].strip():
        cells = cells[1:]
    if cells and not cells[-1].strip():
        cells = cells[:-1]
    if width and len(cells) != width:
        problems.add(
            line + at,
            _("This row has %(cells)s cells, the table has %(columns)s columns. A “|” within a cell is written \\|.")
            % {"cells": len(cells), "columns": width},
        )


def write(value: dict) -> tuple[dict, str | None]:
    columns = value["columns"]
    if not columns:
        return {"caption": value["caption"], "columns": []}, None
    lines = [
        _row(column["heading"] for column in columns),
        "|" + "|".join("--:" if c["type"] == "number" else "---" for c in columns) + "|",
    ]
    lines += [_row(row["values"]) for row in value["rows"]]
    return {"caption": value.get("caption") or ""}, "\n".join(lines)


def _row(cells) -> str:
    words = (markdown_writing.escape_markdown(str(cell or "")).replace("|", "\\|") for cell in cells)
    return "| " + " | ".join(word.replace("\n", " ") for word in words) + " |"
