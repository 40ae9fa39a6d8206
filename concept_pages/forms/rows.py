"""Rows that are edited in place: what somebody else has written meanwhile is not written over unseen."""

from __future__ import annotations

import hashlib

from django import forms
from django.utils import formats
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm

from ..acting import name_of
from ..passages.visible_text import plain_text
from .about import AboutForm


class RowForm(forms.ModelForm):
    """Says with which values it was opened. Where those are no longer the row's, it is shown once more, with both; the next save holds."""

    opened_values = AboutForm()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk and not self.is_bound:
            self.initial["opened_values"] = digest_of(self.instance)

    def clean(self):
        data = super().clean()
        now = digest_of(self.instance) if self.instance.pk else ""
        if now and self.data.get(self.add_prefix("opened_values"), now) != now:
            self.tell_what_changed()
            self.data = self.data.copy()
            self.data[self.add_prefix("opened_values")] = now
        return data

    def tell_what_changed(self) -> None:
        for name in [field.name for field in self.visible_fields()]:
            if name in self.changed_data and name in self.cleaned_data:
                self.add_error(name, now_stored(self.instance, name))
        last = self.instance.history.select_related("history_user").first()
        who = name_of(last and last.history_user) or _("Somebody")
        self.add_error(
            None,
            _(
                "%(who)s has changed this entry since you opened it. What you wrote still stands here: save once more to put it in its place."
            )
            % {"who": who},
        )


class RowPanelForm(RowForm, WagtailAdminModelForm):
    """For rows whose form is made of panels."""


def digest_of(row) -> str:
    values = [f"{field.name}={field.value_to_string(row)}" for field in row._meta.concrete_fields]
    return hashlib.sha256("\n".join(values).encode()).hexdigest()


def now_stored(row, name: str) -> str:
    display = getattr(row, f"get_{name}_display", None)
    value = display() if display else getattr(row, name)
    if value in (None, ""):
        return _("Now stored: nothing")
    words = plain_text(value) if isinstance(value, str) else formats.localize(value)
    return _("Now stored: “%(value)s”") % {"value": words}
