"""What may stand in the register's address."""

from __future__ import annotations

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

FILTERS = ("q", "feld", "amt", "gruppe", "status", "frist")
# Every parameter that changes what the register shows; others are no business of this page.
PARAMETERS = (*FILTERS, "stand", "sortierung", "seite")

SORT_KEYS = ("nummer", "titel", "amt", "frist", "status")
DEFAULT_SORT = "nummer"
LONGEST_TEXT = 200
LAST_PAGE = 100_000

LABELS = {
    "q": _("Word or number"),
    "feld": _("Field of action"),
    "amt": _("Office"),
    "gruppe": _("Target group"),
    "status": pgettext_lazy("measure", "Status"),
    "frist": _("Due date"),
    "stand": _("As of"),
    "sortierung": _("Sort by"),
    "seite": _("Page"),
}
UNKNOWN = _("There is no such choice.")


class PastDayField(forms.DateField):
    default_error_messages = {
        "invalid": _("This is not a date. Write it like 2024-12-31. Today's register is shown."),
        "future": _("This day is still to come. Today's register is shown."),
    }

    def validate(self, value):
        super().validate(value)
        if value and value > timezone.localdate():
            raise forms.ValidationError(self.error_messages["future"], code="future")


class DayForm(forms.Form):
    """The day whose register is asked for; none: today's."""

    stand = PastDayField(required=False)

    def clean(self):
        for name in self.fields:
            if len(set(self.data.getlist(name))) > 1:
                self.add_error(name, _("It was given more than once."))
        return self.cleaned_data


class RegisterForm(DayForm):
    """Choices are what the plan has. What is no choice is left out of `cleaned_data` and stands in `errors`."""

    q = forms.CharField(required=False, max_length=LONGEST_TEXT)
    seite = forms.IntegerField(required=False, min_value=1, max_value=LAST_PAGE)

    def __init__(self, data, values: dict[str, list[str]]):
        super().__init__(data)
        sorts = [*SORT_KEYS, *(f"-{key}" for key in SORT_KEYS)]
        for name, known in {**values, "sortierung": sorts}.items():
            self.fields[name] = forms.ChoiceField(
                required=False,
                choices=[(value, value) for value in known],
                error_messages={"invalid_choice": UNKNOWN},
            )
        for name, field in self.fields.items():
            field.label = LABELS[name]

    def left_out(self) -> list[dict]:
        """What was not understood: label, what was asked, reason."""
        return [
            {"label": self.fields[name].label, "asked": ", ".join(self.data.getlist(name)), "reason": reasons[0]}
            for name, reasons in self.errors.items()
            if name in self.fields
        ]
