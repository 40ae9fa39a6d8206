"""Numbers as people write them, "14,5" or "25.000": a browser's own field for numbers makes 145 and 25 of them."""

import re
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import formats
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import register_form_field_override

BLANKS = dict.fromkeys(map(ord, " \u00a0\u2009\u202f'’"))
THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2}(?P<mark>[.,])\d{3}((?P=mark)\d{3})*(?P<rest>[.,]\d+)?", re.ASCII)
PLAIN = re.compile(r"[+-]?\d+([.,]\d+)?", re.ASCII)


def read_number(words: str) -> str | None:
    """The number in Python's writing, None where it is none.

    Point and comma both divide thousands or decimals, whatever the language: three digits behind the first are thousands, since no number here has three decimals.
    """
    text = words.translate(BLANKS).replace("−", "-")
    grouped = THOUSANDS.fullmatch(text)
    if grouped and not (grouped["rest"] or "").startswith(grouped["mark"]):
        whole = text.removesuffix(grouped["rest"] or "").replace(grouped["mark"], "")
        return whole + (grouped["rest"] or "").replace(",", ".")
    return text.replace(",", ".") if PLAIN.fullmatch(text) else None


class NumberField(forms.DecimalField):
    widget = forms.TextInput(attrs={"inputmode": "decimal"})
    default_error_messages = {"invalid": _("Write a number, for instance 25000 or 14.5.")}

    def prepare_value(self, value):
        return written(value) if isinstance(value, Decimal) else value

    def to_python(self, value):
        if value in self.empty_values or not isinstance(value, str):
            return super().to_python(value)
        number = read_number(value)
        if number is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(number)

    def widget_attrs(self, widget):
        return {}  # those of a field for numbers


def written(value: Decimal) -> str:
    """As it is read again: without thousands and without empty decimals."""
    short = value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()
    return formats.number_format(short, use_l10n=True, force_grouping=False)


def register() -> None:
    register_form_field_override(models.DecimalField, override={"form_class": NumberField})
