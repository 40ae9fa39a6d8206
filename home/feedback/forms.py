from __future__ import annotations

from urllib.parse import urlsplit

from django import forms
from django.utils.translation import gettext_lazy as _

from ..models import FeedbackReport
from .stamp import TooFast, TooOld, check_stamp, new_stamp


class FeedbackForm(forms.ModelForm):
    """What a person fills in. `website` is a trap for programs, which fill in everything."""

    use_required_attribute = False  # our own words, all errors at once
    template_name_label = None

    kind = forms.ChoiceField(
        label=_("What is it about?"),
        choices=FeedbackReport.Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what it is about.")},
    )
    website = forms.CharField(label=_("Leave this field empty"), required=False)
    stamp = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = FeedbackReport
        fields = ["kind", "message", "page_address", "email"]
        labels = {
            "message": _("What did you notice?"),
            "page_address": _("Which page is it about? (optional)"),
            "email": _("Your e-mail address (optional)"),
        }
        help_texts = {
            "message": _("What did you want to do, and what happened? At most 4,000 characters."),
            "email": _("Only if you would like an answer. We use it for nothing else."),
        }
        error_messages = {
            "message": {
                "required": _("Write what you noticed."),
                "max_length": _("Your message is too long: %(show_value)s characters. At most 4,000 fit."),
            },
            "email": {"invalid": _("Write the e-mail address in full, such as name@example.org, or leave it out.")},
        }
        widgets = {
            "message": forms.Textarea(attrs={"rows": 8, "maxlength": None}),
            "page_address": forms.TextInput(attrs={"inputmode": "url", "dir": "ltr"}),
            "email": forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["stamp"].initial = new_stamp
        self.fields["message"].widget.attrs.pop("maxlength", None)  # cutting off what was pasted loses words silently

    def clean_page_address(self):
        """The path alone: what stands before it says nothing here, what stands behind a question mark may be personal."""
        written = self.cleaned_data["page_address"].strip()
        try:
            return urlsplit(written).path if "/" in written else written
        except ValueError:
            return written

    def clean(self):
        data = super().clean()
        if data.get("website"):
            self.add_error("website", _("Leave this field empty: it is there to catch programs."))
        try:
            check_stamp(data.get("stamp", ""))
        except TooFast:
            if not self.errors:  # else it comes again in any case, and later
                message = _(
                    "That was faster than anybody can write. Please look at your message again and send it once more."
                )
                self.add_error(None, message)
        except TooOld:
            self.renew_stamp()
            self.add_error(
                None, _("This page was open for more than a day. Your text is still here: please send it once more.")
            )
        return data

    def renew_stamp(self):
        self.data = self.data.copy()
        self.data["stamp"] = new_stamp()

    def summary(self) -> list[tuple[str, str]]:
        """(id of the field, message) of every error, in the order of the form; the id is blank where none field is at fault."""
        found = [("", message) for message in self.non_field_errors()]
        for field in self:
            anchor = f"{field.auto_id}_0" if field.name == "kind" else field.auto_id
            found += [(anchor, message) for message in field.errors]
        return found
