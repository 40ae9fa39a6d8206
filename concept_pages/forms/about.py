import uuid

from django import forms
from wagtail.admin.forms import WagtailAdminPageForm

from ..overtaken import Opened, version_name


class AboutForm(forms.CharField):
    """What a form says about itself, not about what is edited; sent back as it was."""

    widget = forms.HiddenInput

    def __init__(self, **kwargs):
        super().__init__(**{"required": False, "max_length": 100} | kwargs)

    def has_changed(self, initial, data):
        return False


class OpenedPageForm(WagtailAdminPageForm):
    """Says which version of the page it was opened with, and keeps saying so where it is shown again with errors."""

    opened_version = AboutForm()
    opened_form = AboutForm()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.is_bound:
            self.initial["opened_version"] = version_name(self.instance.latest_revision)
            self.initial["opened_form"] = str(uuid.uuid4())

    def save(self, commit=True):
        page = super().save(commit=commit)
        page.opened = Opened.from_data(self.data)
        return page
