"""Fields for days and times that keep what was typed. Wagtail's put today in the place of what they cannot read."""

from django.db import models
from wagtail.admin.forms.models import register_form_field_override
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput


class KeepsWhatWasTyped:
    def get_config(self):
        return super().get_config() | {"validateOnBlur": False}


class DateInput(KeepsWhatWasTyped, AdminDateInput):
    pass


class DateTimeInput(KeepsWhatWasTyped, AdminDateTimeInput):
    pass


def register() -> None:
    register_form_field_override(models.DateField, override={"widget": DateInput})
    register_form_field_override(models.DateTimeField, override={"widget": DateTimeInput})
