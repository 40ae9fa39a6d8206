"""“Entwurf einfrieren”: what will be frozen is shown first."""

from __future__ import annotations

from django import forms
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages
from wagtail.admin.widgets import AdminAutoHeightTextInput

from ..exceptions import FreezeRefused, NothingChanged
from ..freezing import freeze_draft
from ..models import Draft
from .base import DraftsView, OfDocument
from .summary import since_last_draft


class FreezeForm(forms.Form):
    """number: the one that the page showed, so that two people do not freeze one after the other by mistake."""

    number = forms.IntegerField(widget=forms.HiddenInput)
    name = forms.CharField(
        label=gettext_lazy("Name of the draft"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Beside its number, for instance “for the office consultation”. May stay blank."),
    )
    change_note = forms.CharField(
        label=gettext_lazy("What has changed?"),
        widget=AdminAutoHeightTextInput(attrs={"rows": 3}),
        required=False,
        help_text=gettext_lazy("A few sentences for readers. They stand on the first page of the draft for good."),
    )
    even_if_unchanged = forms.BooleanField(
        label=gettext_lazy("Freeze all the same, although nothing has changed"), required=False
    )


class FreezeView(OfDocument, DraftsView):
    permission = "drafts.freeze_draft"
    template_name = "drafts/admin/freeze.html"

    def get_page_title(self):
        return _("Freeze draft %(number)s of “%(title)s”") % {"number": self.number, "title": self.document.title}

    @cached_property
    def number(self) -> int:
        return Draft.objects.next_number(self.document)

    def post(self, request, *args, **kwargs):
        form = FreezeForm(request.POST)
        if form.errors.get("number"):  # not from this page: then it is shown which draft would be frozen
            return redirect("drafts_admin:freeze", self.document.pk)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        if form.cleaned_data["number"] != self.number:
            messages.error(request, _("Somebody has frozen a draft meanwhile. Look at what it has taken in first."))
            return redirect("drafts_admin:freeze", self.document.pk)
        return self.freeze(form)

    def freeze(self, form: FreezeForm):
        data = form.cleaned_data
        try:
            draft = freeze_draft(
                document=self.document,
                user=self.request.user,
                name=data["name"],
                change_note=data["change_note"],
                even_if_unchanged=data["even_if_unchanged"],
            )
        except NothingChanged as error:
            form.add_error(None, str(error))
            return self.render_to_response(self.get_context_data(form=form, is_unchanged=True))
        except FreezeRefused as error:
            form.add_error(None, str(error))
            return self.render_to_response(self.get_context_data(form=form))
        self.say_done(draft)
        return redirect("drafts_admin:draft", draft.pk)

    def say_done(self, draft):
        count = draft.pages.count()
        done = ngettext(
            "Draft %(number)s is frozen, with %(count)s page. Nobody but the editors can read it yet.",
            "Draft %(number)s is frozen, with %(count)s pages. Nobody but the editors can read it yet.",
            count,
        ) % {"number": draft.number, "count": count}
        messages.success(
            self.request, done, buttons=[messages.button(reverse("drafts_admin:board"), _("To the board"))]
        )

    def get_context_data(self, form=None, is_unchanged=False, **kwargs):
        summary = since_last_draft(self.document)
        is_unchanged = is_unchanged or bool(summary.older and not summary.kinds)
        form = form or FreezeForm(initial={"number": self.number})
        if not is_unchanged:
            del form.fields["even_if_unchanged"]
        return super().get_context_data(**kwargs) | {
            "document": self.document,
            "number": self.number,
            "summary": summary,
            "is_unchanged": is_unchanged,
            "form": form,
        }
