from django.utils.translation import gettext as _

from .pages import ContentPageForm


class FieldAnalysisPageForm(ContentPageForm):
    """The code of a need stands once in a concept: goals, reports and contributions cite it."""

    def clean(self):
        data = super().clean()
        formset = self.formsets.get("needs")
        if formset is not None and formset.is_bound:
            self.check_codes([form for form in formset.forms if formset.is_valid() and self.stays(form)])
        return data

    def check_codes(self, forms: list) -> None:
        from ..needs import places_of_codes

        taken = places_of_codes(self.parent_page, without=self.instance)
        own: set[str] = set()
        for form in forms:
            code = form.cleaned_data["code"]
            if code in own:
                self.refuse(form, _("The code %(code)s stands twice on this page.") % {"code": code})
            elif code in taken:
                words = _("The code %(code)s is taken in “%(page)s”.") % {"code": code, "page": taken[code]}
                self.refuse(form, words)
            own.add(code)

    def refuse(self, form, message: str) -> None:
        form.add_error("code", message)
        self.add_error(None, message)

    @staticmethod
    def stays(form) -> bool:
        return bool(form.cleaned_data.get("code")) and not form.cleaned_data.get("DELETE")
