"""Tables: Markdown's pipe tables with a caption, to and from the value of TableBlock."""

from __future__ import annotations

from django.utils.translation import gettext as _

from . import rich_text
from .problems import Problems
from .words import plain


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
    tokens = rich_text.PARSER.parse(body)
    tables = [token for token in tokens if token.level == 0 and token.nesting <= 0]
    if len(tables) != 1 or tables[0].type != "table_close":
        problems.add(line, _("Between “---” and “:::” a table is expected: | a | b |, |---|---|, | 1 | 2 |"))
        return {"caption": caption, "columns": [], "rows": []}
    columns: list[dict] = []
    rows: list[dict] = []
    for index, token in enumerate(tokens):
        if token.type == "tr_open":
            rows.append({"values": []})
        if token.type in ("th_open", "td_open"):
            content = tokens[index + 1]
            if any(child.type not in ("text", "softbreak") for child in content.children or []):
                problems.add(line + (token.map or content.map or [0])[0], _("Cells of a table take plain words."))
            words = plain("".join(child.content for child in content.children or []))
            if token.type == "th_open":
                right = "right" in str(token.attrGet("style") or "")
                columns.append({"type": "number" if right else "words", "heading": words})
            else:
                rows[-1]["values"].append(words)
    return {"caption": caption, "columns": columns, "rows": rows[1:]}


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
    words = (rich_text.escape_markdown(str(cell or "")).replace("|", "\\|") for cell in cells)
    return "| " + " | ".join(word.replace("\n", " ") for word in words) + " |"
