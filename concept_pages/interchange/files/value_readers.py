"""Single values of front matter and facts, by the kind of their field: checked, and in portable form."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from decimal import Decimal, InvalidOperation

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from ..portable.page_types import FieldSpec
from ..portable.rich_text import canonical
from ..problems import Problems
from ..words import plain
from .foreign_markup import foreign_html, html_message
from .markdown_reading import UnsupportedMarkup, from_markdown


def expected(problems: Problems, line: int, name: str, what: str) -> None:
    problems.add(line, _("“%(key)s”: %(what)s is expected.") % {"key": name, "what": what})


def _text(spec, value, line, problems):
    if not isinstance(value, str):
        expected(problems, line, spec.name, _("a text (quote it if it looks like a number or a date)"))
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
    try:
        validator(value)
    except ValidationError as error:
        for message in error.messages:
            problems.add(line, _("“%(key)s”: %(message)s") % {"key": spec.name, "message": message})


def _rich(spec, value, line, problems):
    if not isinstance(value, str):
        expected(problems, line, spec.name, _("a text"))
        return ""
    if value.lstrip().startswith("html:"):
        given = value.lstrip()[5:].strip()
        foreign = foreign_html(given)
        if foreign:
            problems.add(line, html_message(foreign))
        return canonical(given)
    try:
        return from_markdown(value.strip())
    except UnsupportedMarkup as error:
        problems.add(line, error.message)
        return ""


def _choice(spec, value, line, problems):
    choices = [choice for choice, _label in spec.field.flatchoices if choice]
    if value not in choices:
        expected(problems, line, spec.name, _("one of %(choices)s") % {"choices": ", ".join(choices)})
        return ""
    return value


def _bool(spec, value, line, problems):
    if not isinstance(value, bool):
        expected(problems, line, spec.name, _("“true” or “false”"))
    return value is True


def _int(spec, value, line, problems):
    if isinstance(value, bool) or not isinstance(value, int):
        expected(problems, line, spec.name, _("a whole number"))
        return None
    limit = 32767 if isinstance(spec.field, models.PositiveSmallIntegerField) else 2**31 - 1
    if not 0 <= value <= limit:
        expected(problems, line, spec.name, _("a number from 0 to %(limit)s") % {"limit": limit})
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
        expected(problems, line, spec.name, _("a number"))
        return None
    if number != round(number, places):
        expected(problems, line, spec.name, _("a number with at most %(n)s decimals") % {"n": places})
        return None
    return number.normalize() + 0


def _date(spec, value, line, problems):
    if not isinstance(value, datetime.date):
        expected(problems, line, spec.name, _("a date such as 2027-07-01"))
        return None
    return value


def _series(spec, value, line, problems):
    good = isinstance(value, dict) and all(
        isinstance(year, int) and 1000 <= year <= 9999 and decimal(number) is not None for year, number in value.items()
    )
    if not good:
        expected(problems, line, spec.name, _("years and numbers, {2024: 12.5, 2025: 13}"))
        return {}
    return {str(year): f"{decimal(number).normalize():f}" for year, number in sorted(value.items())}


def _name(spec, value, line, problems):
    if not isinstance(value, str) or not value.strip():
        expected(problems, line, spec.name, _("the key of one entry"))
        return ""
    return value.strip()


def _names(spec, value, line, problems):
    if not isinstance(value, list) or not all(isinstance(v, str) and v for v in value):
        expected(problems, line, spec.name, _("a list of keys"))
        return []
    if len(set(value)) < len(value):
        problems.add(line, _("“%(key)s” names something twice.") % {"key": spec.name})
    return value


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


def read_value(spec: FieldSpec, value, line: int, problems: Problems):
    """The portable value; an empty one with a problem noted where it is not what the field takes."""
    return READERS[spec.kind](spec, value, line, problems)
