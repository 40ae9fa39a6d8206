"""The front matter of a page file: fields and rows checked against the page type, in portable form."""

from __future__ import annotations

from decimal import Decimal

from django.utils.translation import gettext as _

from ..portable.page_text import is_empty
from ..portable.page_types import FieldSpec, specs
from ..problems import Problems
from .markdown_writing import NotMarkdown, to_markdown
from .value_readers import expected, read_value

BASIC = ("type", "order", "live", "private", "outdated", "id")


def read(
    model,
    values: dict,
    data,
    problems: Problems,
    *,
    translation: bool,
    own_rows: bool = False,
    working: bool = False,
) -> dict:
    """Portable values of the fields given. In a translation only what is translated may be given.

    own_rows: a translation's rows stand in full, for its source has others. working: words other than the title may come later.
    """
    known = specs(model)
    result = {}
    wrong = set()
    for name, value in values.items():
        before = len(problems.found)
        if name in BASIC:
            continue
        spec = known.get(name)
        line = data.line(name)
        if spec is None or spec.kind == "stream":
            problems.unknown_key(line, name)
        elif translation and not spec.translated:
            problems.add(
                line,
                _("“%(key)s” is no matter of language: it stands in the source file only.") % {"key": name},
            )
        else:
            result[name] = _value(spec, value, data, (name,), problems, translation and not own_rows)
        if len(problems.found) > before:
            wrong.add(name)
    if not result.get("title") and "title" not in wrong:
        problems.add(data.line("title"), _("“title” is missing."))
    if not translation:
        for name, spec in known.items():
            later = working and spec.kind in ("text", "rich")
            if (
                not later
                and name not in wrong
                and is_required(spec)
                and is_empty(result.get(name))
                and result.get(name) != 0
            ):
                problems.add(1, _("“%(key)s” is missing.") % {"key": name})
        result = _defaults(known, values) | result
    return {name: value for name, value in result.items() if not is_empty(value)}


def _defaults(known: dict[str, FieldSpec], values: dict) -> dict:
    """What a page has where its file is silent."""
    silent = (s for s in known.values() if s.kind in ("choice", "int", "text") and values.get(s.name) is None)
    return {spec.name: spec.field.get_default() for spec in silent if spec.field.has_default()}


def is_required(spec: FieldSpec) -> bool:
    """Fields that a page cannot be saved without; the title is asked for by itself, the address comes from the key."""
    if spec.kind in ("stream", "rows", "codes", "references") or spec.name in ("title", "slug"):
        return False
    return not (spec.field.blank or spec.field.null or spec.field.has_default())


def _value(spec: FieldSpec, value, data, path, problems, translation):
    line = data.line(*path)
    if value is None:
        return None
    if spec.kind == "rows":
        return _rows(spec, value, data, path, problems, translation)
    return read_value(spec, value, line, problems)


def _rows(spec, value, data, path, problems, translation):
    if not isinstance(value, list):
        expected(problems, data.line(*path), spec.name, _("a list"))
        return []
    rows, columns = [], {column.name: column for column in spec.columns}
    for index, row in enumerate(value):
        line = data.line(*path, index)
        if not isinstance(row, dict):
            expected(problems, line, spec.name, _("lines “key: value” in each entry"))
            continue
        rows.append(_row(spec, columns, row, data, (*path, index), problems, translation))
    return _unique(spec, rows, data.line(*path), problems)


def _row(spec, columns, row, data, path, problems, translation) -> dict:
    result = {}
    wrong = set()
    for name, value in row.items():
        before = len(problems.found)
        line = data.line(*path, name)
        column = columns.get(name)
        if column is None:
            problems.unknown_key(line, name)
        elif translation and not column.translated and name != spec.identity:
            problems.add(
                line,
                _("“%(key)s” is no matter of language: it stands in the source file only.") % {"key": name},
            )
        else:
            result[name] = _value(column, value, data, (*path, name), problems, translation)
        if len(problems.found) > before:
            wrong.add(name)
    for column in spec.columns:
        required = not (column.field.null or column.field.blank) or column.name == spec.identity
        wanted = required and (not translation or column.translated or column.name == spec.identity)
        if column.name not in wrong and wanted and is_empty(result.get(column.name)) and result.get(column.name) != 0:
            problems.add(data.line(*path), _("“%(key)s” is missing.") % {"key": column.name})
    return {name: value for name, value in result.items() if not is_empty(value) or value == 0}


def _unique(spec, rows: list[dict], line: int, problems) -> list[dict]:
    identities = [row.get(spec.identity) for row in rows]
    for identity in {i for i in identities if i and identities.count(i) > 1}:
        problems.add(line, _("“%(key)s” stands here twice.") % {"key": identity})
    return rows


# --- writing ------------------------------------------------------------------


def write(model, fields: dict, *, translation: bool, own_rows: bool = False) -> dict:
    """Front matter of a page, in the order of its fields, ready for YAML."""
    return {
        name: written(spec, fields[name], translation=translation and not own_rows)
        for name, spec in specs(model).items()
        if spec.kind != "stream" and name in fields and (spec.translated or not translation)
    }


def written(spec: FieldSpec, value, *, translation: bool = False):
    if spec.kind == "rich":
        try:
            return to_markdown(value)
        except NotMarkdown:
            return f"html: {value}"
    if spec.kind == "series":
        return {int(year): Decimal(number) for year, number in value.items()}
    if spec.kind == "rows":
        columns = {column.name: column for column in spec.columns}
        kept = {n for n, column in columns.items() if column.translated or n == spec.identity or not translation}
        return [{n: written(columns[n], part) for n, part in row.items() if n in kept} for row in value]
    return value
