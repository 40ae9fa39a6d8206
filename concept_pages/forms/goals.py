from django import forms
from django.utils.translation import gettext_lazy as _

from .pages import ContentPageForm


class GoalPageForm(ContentPageForm):
    """Offers the needs of the same concept's analysis, drafts included, to choose from."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        formset = self.formsets.get("needs")
        if formset is None:
            return
        from ..needs import need_choices

        parent = self.parent_page or self.instance.get_parent()
        choices = need_choices(parent)
        formset.form = self._with_choices(formset.form, choices)
        formset.__dict__.pop("forms", None)  # made from the form class when first read

    @staticmethod
    def _with_choices(form_class, choices):
        class NeedForm(form_class):
            def __init__(self, *args, **kwargs):
                super().__init__(*args, **kwargs)
                current = self.instance.code
                known = {code for code, _words in choices}
                options = [("", "---------"), *choices]
                if current and current not in known:
                    options.append((current, _("%s (not in the analysis)") % current))
                self.fields["code"] = forms.ChoiceField(label=_("Need for action"), choices=options)

        return NeedForm
