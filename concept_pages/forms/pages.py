from django import forms
from wagtail.admin.forms import WagtailAdminPageForm


class ContentPageForm(WagtailAdminPageForm):
    """The slug may stay blank: a new page gets its address from its key."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "slug" in self.fields and isinstance(self.fields["slug"], forms.CharField):
            self.fields["slug"].required = False
