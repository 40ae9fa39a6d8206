"""The front matter of a page file: values checked against the page type, in portable form."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from decimal import Decimal, InvalidOperation

from django.db import models
from django.utils.translation import gettext as _

from . import rich_text
from .page_types import FieldSpec, specs
from .problems import Problems
from .words import plain

BASIC = ("type", "order", "live", "id")


def read(model, values: dict, data, problems: Problems, *, translation: bool) -> dict:
    """Portable values of the fields given. In a translation only what is translated may be given."""
    known = specs(model)
    result = {}
    for name, value in values.items():
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
            result[name] = _value(spec, value, data, (name,), problems, translation)
    if not translation:
        for name, spec in known.items():
            if is_required(spec) and is_empty(result.get(name)) and result.get(name) != 0:
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


def is_empty(value) -> bool:
    return value is None or value == "" or value == [] or value is False or value == {}


def _value(spec: FieldSpec, value, data, path, problems, translation):
    line = data.line(*path)
    if value is None:
        return None
    if spec.kind == "rows":
        return _rows(spec, value, data, path, problems, translation)
    return READERS[spec.kind](spec, value, line, problems)


def _expected(problems: Problems, line: int, name: str, what: str) -> None:
    problems.add(line, _("“%(key)s”: %(what)s is expected.") % {"key": name, "what": what})


def _text(spec, value, line, problems):
    if not isinstance(value, str):
        _expected(problems, line, spec.name, _("a text (quote it if it looks like a number or a date)"))
        return ""
    value = plain(value)
    limit = getattr(spec.field, "max_length", None)
    if limit and len(value) > limit:
        problems.add(
            line,
            _("“%(key)s” has %(length)s characters, %(limit)s are possible.")
            % {"key": spec.name, "length": len(value), "limit": limit},
        )
    for validator in spec.field.validators:
        if getattr(spec.field, "blank", False) or value:
            _run(validator, value, spec, line, problems)
    return value


def _run(validator, value, spec, line, problems):
    from django.core.exceptions import ValidationError

    try:
        validator(value)
    except ValidationError as error:
        for message in error.messages:
            problems.add(line, f"“{spec.name}”: {message}")


def _rich(spec, value, line, problems):
    if not isinstance(value, str):
        _expected(problems, line, spec.name, _("a text"))
        return ""
    if value.lstrip().startswith("html:"):
        from .directives import clean_html

        return clean_html(value.lstrip()[5:].strip(), line, problems)
    try:
        return rich_text.from_markdown(value.strip())
    except rich_text.UnsupportedMarkup as error:
        problems.add(line, error.message)
        return ""


def _choice(spec, value, line, problems):
    choices = [choice for choice, _label in spec.field.flatchoices if choice]
    if value not in choices:
        _expected(problems, line, spec.name, _("one of %(choices)s") % {"choices": ", ".join(choices)})
        return ""
    return value


def _bool(spec, value, line, problems):
    if not isinstance(value, bool):
        _expected(problems, line, spec.name, _("“true” or “false”"))
    return value is True


def _int(spec, value, line, problems):
    if isinstance(value, bool) or not isinstance(value, int):
        _expected(problems, line, spec.name, _("a whole number"))
        return None
    limit = 32767 if isinstance(spec.field, models.PositiveSmallIntegerField) else 2**31 - 1
    if not 0 <= value <= limit:
        _expected(problems, line, spec.name, _("a number from 0 to %(limit)s") % {"limit": limit})
        return None
    return value


def decimal(value) -> Decimal | None:
    """A number of YAML as an exact decimal, or None."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return None
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _decimal(spec, value, line, problems):
    number = decimal(value)
    places, digits = spec.field.decimal_places, spec.field.max_digits
    if number is None or abs(number) >= 10 ** (digits - places):
        _expected(problems, line, spec.name, _("a number"))
        return None
    if number != round(number, places):
        _expected(problems, line, spec.name, _("a number with at most %(n)s decimals") % {"n": places})
        return None
    return number.normalize() + 0


def _date(spec, value, line, problems):
    if not isinstance(value, datetime.date):
        _expected(problems, line, spec.name, _("a date such as 2027-07-01"))
        return None
    return value


def _series(spec, value, line, problems):
    good = isinstance(value, dict) and all(
        isinstance(year, int) and 1000 <= year <= 9999 and decimal(number) is not None for year, number in value.items()
    )
    if not good:
        _expected(problems, line, spec.name, _("years and numbers, {2024: 12.5, 2025: 13}"))
        return {}
    return {str(year): f"{decimal(number).normalize():f}" for year, number in sorted(value.items())}


def _name(spec, value, line, problems):
    if not isinstance(value, str) or not value.strip():
        _expected(problems, line, spec.name, _("the key of one entry"))
        return ""
    return value.strip()


def _names(spec, value, line, problems):
    if not isinstance(value, list) or not all(isinstance(v, str) and v for v in value):
        _expected(problems, line, spec.name, _("a list of keys"))
        return []
    if len(set(value)) < len(value):
        problems.add(line, _("“%(key)s” names something twice.") % {"key": spec.name})
    return value


def _rows(spec, value, data, path, problems, translation):
    if not isinstance(value, list):
        _expected(problems, data.line(*path), spec.name, _("a list"))
        return []
    rows, columns = [], {column.name: column for column in spec.columns}
    for index, row in enumerate(value):
        line = data.line(*path, index)
        if not isinstance(row, dict):
            _expected(problems, line, spec.name, _("lines “key: value” in each entry"))
            continue
        rows.append(_row(spec, columns, row, data, (*path, index), problems, translation))
    return _unique(spec, rows, data.line(*path), problems)


def _row(spec, columns, row, data, path, problems, translation) -> dict:
    result = {}
    for name, value in row.items():
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
    for column in spec.columns:
        required = not (column.field.null or column.field.blank) or column.name == spec.identity
        wanted = required and (not translation or column.translated or column.name == spec.identity)
        if wanted and is_empty(result.get(column.name)) and result.get(column.name) != 0:
            problems.add(data.line(*path), _("“%(key)s” is missing.") % {"key": column.name})
    return {name: value for name, value in result.items() if not is_empty(value) or value == 0}


def _unique(spec, rows: list[dict], line: int, problems) -> list[dict]:
    identities = [row.get(spec.identity) for row in rows]
    for identity in {i for i in identities if i and identities.count(i) > 1}:
        problems.add(line, _("“%(key)s” stands here twice.") % {"key": identity})
    return rows


READERS: dict[str, Callable] = {
    "text": _text,
    "rich": _rich,
    "choice": _choice,
    "bool": _bool,
    "int": _int,
    "decimal": _decimal,
    "date": _date,
    "series": _series,
    "fact": _name,
    "page": _name,
    "references": _names,
    "codes": _names,
}


# --- writing ------------------------------------------------------------------


def write(model, fields: dict, *, translation: bool) -> dict:
    """Front matter of a page, in the order of its fields, ready for YAML."""
    return {
        name: written(spec, fields[name], translation=translation)
        for name, spec in specs(model).items()
        if spec.kind != "stream" and name in fields and (spec.translated or not translation)
    }


def written(spec: FieldSpec, value, *, translation: bool = False):
    if spec.kind == "rich":
        try:
            return rich_text.to_markdown(value)
        except rich_text.NotMarkdown:
            return f"html: {value}"
    if spec.kind == "series":
        return {int(year): Decimal(number) for year, number in value.items()}
    if spec.kind == "rows":
        columns = {column.name: column for column in spec.columns}
        kept = {n for n, column in columns.items() if column.translated or n == spec.identity or not translation}
        return [{n: written(columns[n], part) for n, part in row.items() if n in kept} for row in value]
    return value
