"""Tables: Markdown's pipe tables with a caption, to and from the value of TableBlock."""

from __future__ import annotations

from django.utils.translation import gettext as _

from . import rich_text
from .problems import Problems


def read(values: dict, body: str, data, line: int, problems: Problems) -> dict:
    """`{"caption", "columns": [{"type", "heading"}], "rows": [{"values"}]}`."""
    for key in values:
        if key != "caption":
            problems.unknown_key(data.line(key), key)
    caption = values.get("caption") or ""
    if not isinstance(caption, str):
        problems.add(data.line("caption"), _("The caption takes words."))
        caption = ""
    tokens = rich_text.PARSER.parse(body)
    if not tokens or tokens[0].type != "table_open" or tokens[-1].type != "table_close":
        problems.add(line, _("Between “---” and “:::” a table is expected: | a | b |, |---|---|, | 1 | 2 |"))
        return {"caption": caption, "columns": [], "rows": []}
    columns, rows = [], []
    for index, token in enumerate(tokens):
        if token.type == "tr_open":
            rows.append({"values": []})
        if token.type in ("th_open", "td_open"):
            content = tokens[index + 1]
            if any(child.type not in ("text", "softbreak") for child in content.children or []):
                problems.add(line + (token.map or content.map or [0])[0], _("Cells of a table take plain words."))
            words = "".join(child.content for child in content.children or [])
            if token.type == "th_open":
                right = "right" in (token.attrGet("style") or "")
                columns.append({"type": "number" if right else "words", "heading": words})
            else:
                rows[-1]["values"].append(words)
    return {"caption": caption, "columns": columns, "rows": rows[1:]}


def write(value: dict) -> tuple[dict, str]:
    columns = value["columns"]
    lines = [
        _row(column["heading"] for column in columns),
        "|" + "|".join("--:" if c["type"] == "number" else "---" for c in columns) + "|",
    ]
    lines += [_row(row["values"]) for row in value["rows"]]
    return {"caption": value.get("caption") or ""}, "\n".join(lines)


def _row(cells) -> str:
    words = (rich_text.escape_markdown(str(cell or "")).replace("|", "\\|") for cell in cells)
    return "| " + " | ".join(word.replace("\n", " ") for word in words) + " |"
