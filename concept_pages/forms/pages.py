from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .about import OpenedPageForm


class ContentPageForm(OpenedPageForm):
    """The slug may stay blank: a new page gets its address from its key. A number stands once in a document."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "slug" in self.fields and isinstance(self.fields["slug"], forms.CharField):
            self.fields["slug"].required = False

    def clean(self):
        data = super().clean()
        self.check_address(data.get("slug", ""))
        self.check_number(data.get("number", ""))
        return data

    def check_address(self, slug: str) -> None:
        """For a page that is not in the tree yet; one in the tree asks itself (ContentPage.clean)."""
        from ..models.addresses import refuse_reserved
        from ..tree import HOME_DEPTH

        if self.instance.path or self.parent_page is None or self.parent_page.depth != HOME_DEPTH:
            return
        try:
            refuse_reserved(slug)
        except ValidationError as error:
            self.add_error("slug", error.message_dict["slug"])

    def check_number(self, number: str) -> None:
        from ..numbers import other_page_with

        other = other_page_with(number.strip(), self.instance, self.parent_page)
        if other is not None:
            self.add_error("number", _("This number is taken by “%(page)s”.") % {"page": other})
