"""The planned dates of a document's stages."""

from __future__ import annotations

from django import forms
from django.db import transaction
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin import messages

from concept_pages.admin.dates import DateInput

from ..models import Stage, StageDate
from ..procedure.course import is_in_line, planned_dates
from .base import DraftsView, OfDocument


class StageDateForm(forms.Form):
    starts_on = forms.DateField(required=False, widget=DateInput)
    ends_on = forms.DateField(required=False, widget=DateInput)

    def __init__(self, *args, stage: Stage, **kwargs):
        super().__init__(*args, prefix=stage.key, **kwargs)
        self.stage = stage
        self.fields["starts_on"].label = _("%(stage)s, from") % {"stage": stage.label}
        self.fields["ends_on"].label = _("%(stage)s, until") % {"stage": stage.label}

    def clean(self):
        data = super().clean()
        starts, ends = data.get("starts_on"), data.get("ends_on")
        if starts and ends and ends < starts:
            self.add_error("ends_on", _("The end lies before the beginning."))
        return data

    def save(self, document) -> None:
        dates = {name: self.cleaned_data[name] for name in ("starts_on", "ends_on")}
        if any(dates.values()):
            StageDate.objects.update_or_create(document_id=document.pk, stage=self.stage, defaults=dates)
        else:
            StageDate.objects.filter(document_id=document.pk, stage=self.stage).delete()


class DatesView(OfDocument, DraftsView):
    permission = "drafts.advance_draft"
    template_name = "drafts/admin/dates.html"

    def get_page_title(self):
        return _("Planned dates of “%(title)s”") % {"title": self.document.title}

    @cached_property
    def stages(self) -> list[Stage]:
        """Those of the line; nobody plans to be put off."""
        stages = Stage.objects.filter(procedure__kind=self.document.resolution_kind).order_by("order")
        return [stage for stage in stages if is_in_line(stage)]

    def forms(self, data=None) -> list[StageDateForm]:
        planned = planned_dates([self.document.pk]).get(self.document.pk, {})
        return [
            StageDateForm(
                data,
                stage=stage,
                initial=dict(zip(("starts_on", "ends_on"), planned.get(stage.pk, (None, None)), strict=True)),
            )
            for stage in self.stages
        ]

    def post(self, request, *args, **kwargs):
        found = self.forms(request.POST)
        if any(form.errors for form in found):
            messages.error(request, _("The dates were not saved. Please mend what is marked."))
            return self.render_to_response(self.get_context_data(forms=found))
        with transaction.atomic():
            for form in found:
                form.save(self.document)
        messages.success(request, _("The planned dates are saved."))
        return redirect("drafts_admin:board")

    def get_context_data(self, forms=None, **kwargs):
        return super().get_context_data(**kwargs) | {"document": self.document, "forms": forms or self.forms()}
