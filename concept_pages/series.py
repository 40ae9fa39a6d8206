"""A series: values by year, stored as JSON `{"2023": "14.5"}`, edited as lines."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from django import forms
from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext as _

LINE = re.compile(r"^\s*(\d{4})\s*[:;,\t ]\s*(-?\d+(?:[.,]\d+)?)\s*$")


def parse_series(text: str) -> dict[str, str]:
    """'2023: 14,5' a line -> {'2023': '14.5'}; raises ValidationError that names the line."""
    series = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        match = LINE.match(line)
        if not match:
            raise ValidationError(
                _("Line %(number)s: write a year, a colon and a number, as in 2023: 14.5") % {"number": number}
            )
        series[match[1]] = match[2].replace(",", ".")
    return dict(sorted(series.items()))


class SeriesFormField(forms.CharField):
    widget = forms.Textarea(attrs={"rows": 4})

    def prepare_value(self, value):
        if isinstance(value, dict):
            return "\n".join(f"{year}: {number}" for year, number in value.items())
        return value

    def to_python(self, value):
        if isinstance(value, dict):
            return value
        return parse_series(value or "")

    def has_changed(self, initial, data):
        try:
            return (initial or {}) != self.to_python(data)
        except ValidationError:
            return True


class SeriesField(models.JSONField):
    """Values by year. Python value: a dict of year (text) to number (text), in order of the years."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("default", dict)
        kwargs.setdefault("blank", True)
        kwargs.setdefault("encoder", DjangoJSONEncoder)
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs):
        return models.Field.formfield(self, **{"form_class": SeriesFormField, "required": False} | kwargs)


def points(series: dict) -> list[tuple[str, Decimal]]:
    """(year, value) in order of the years; what is no number is left out."""
    found = []
    for year, value in sorted((series or {}).items()):
        try:
            number = Decimal(str(value))
        except InvalidOperation:
            continue
        if number.is_finite():
            found.append((str(year), number))
    return found
