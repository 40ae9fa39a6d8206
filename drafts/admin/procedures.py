"""Procedures and their stages, for administrators."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import ProtectedError
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column, TitleColumn
from wagtail.admin.views.generic import DeleteView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.models import Locale

from ..models import AllowedContact, Audience, Procedure, Stage
from ..procedure.course import ADOPTING
from ..procedure.gates import GATES
from ..procedure.gates.contacts import contacts

LAST_PLACE = 32_767  # as PostgreSQL stores it


class StageForm(WagtailAdminModelForm):
    """Lists of keys as boxes to tick, so that nothing can be misspelt."""

    audience = forms.ChoiceField(
        label=gettext_lazy("who may read the draft"),
        required=False,
        choices=[("", gettext_lazy("as before")), *Audience.choices],
        help_text=gettext_lazy("What everybody could read once stays public."),
    )
    gates = forms.MultipleChoiceField(
        label=gettext_lazy("checks before this stage"), required=False, widget=forms.CheckboxSelectMultiple
    )
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("languages that must be complete"), required=False, widget=forms.CheckboxSelectMultiple
    )
    order = forms.IntegerField(label=gettext_lazy("order"), min_value=0, max_value=LAST_PLACE)
    next_keys = forms.MultipleChoiceField(
        label=gettext_lazy("may be followed by"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Beside the next stage in the line."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["gates"].choices = [(name, gate.label) for name, gate in GATES.items()]
        self.fields["languages"].choices = [(each.language_code, str(each)) for each in Locale.objects.all()]
        procedure = self.instance.procedure_id
        others = Stage.objects.filter(procedure=procedure).exclude(pk=self.instance.pk) if procedure else ()
        for name in ("procedure", "key") if self.instance.pk else ():
            self.fields[name].disabled = True  # drafts stand on it, the log names it, and a key has its meaning
        self.fields["next_keys"].choices = [(stage.key, stage.label) for stage in others]

    def clean(self):
        data = super().clean()
        procedure, kind = data.get("procedure"), data.get("kind")
        if procedure and procedure.kind == Procedure.Kind.NOTE and data.get("key") in ADOPTING:
            raise ValidationError(_("The council takes note of an analysis, it never adopts one."))
        if kind == Stage.Kind.END and data.get("next_keys"):
            self.add_error("next_keys", _("Nothing follows an end."))
        if data.get("publishes") and data.get("takes_back"):
            self.add_error("takes_back", _("A stage either publishes the draft or takes it off the website."))
        if data.get("publishes") and data.get("audience") not in ("", Audience.EVERYONE):
            self.add_error("audience", _("What is published can be read by everyone."))
        return data


class SettingsViewSet(ModelViewSet):
    """Under Settings, for those who have the permissions: administrators."""

    add_to_settings_menu = True
    inspect_view_enabled = False
    copy_view_enabled = False
    add_to_reference_index = False


class ProcedureViewSet(SettingsViewSet):
    """There are two, one for each kind of document; they are neither added nor deleted."""

    model = Procedure
    menu_order = 310
    icon = "clipboard-list"
    form_fields = ["name"]
    list_display = [TitleColumn("name", label=gettext_lazy("Procedure"), url_name="procedure:edit"), "get_kind_display"]


class StageDeleteView(DeleteView):
    """A stage that a draft stands on, or that the log names, stays."""

    def form_valid(self, form):
        try:
            return super().form_valid(form)
        except ProtectedError:
            messages.error(self.request, _("Drafts have been on this stage, so it stays."))
            return redirect(reverse("stage:edit", args=[self.object.pk]))


class StageViewSet(SettingsViewSet):
    model = Stage
    menu_order = 311
    delete_view_class = StageDeleteView
    icon = "order"
    list_display = [
        TitleColumn("label", label=gettext_lazy("Stage"), url_name="stage:edit"),
        Column("procedure", label=gettext_lazy("Procedure")),
        Column("order", label=gettext_lazy("Order")),
        Column("get_kind_display", label=gettext_lazy("Kind")),
        BooleanColumn("publishes", label=gettext_lazy("Publishes the draft")),
    ]
    list_filter = ["procedure", "kind"]
    list_per_page = 50
    ordering = ["procedure", "order"]
    edit_handler = ObjectList(
        [
            HelpPanel(
                content=gettext_lazy(
                    "A procedure is a line of stages in order, with stages aside (postponed, referred back) and ends. What you change here counts from the next step on; the log keeps what was."
                )
            ),
            MultiFieldPanel(
                ["procedure", "key", "name", "description"],
                heading=gettext_lazy("What it is called"),
                help_text=gettext_lazy(
                    "Procedure and key stay once the stage is there: the log and other stages name them."
                ),
            ),
            MultiFieldPanel(
                ["kind", "order", "optional", "frozen_again", "next_keys"],
                heading=gettext_lazy("Where it stands"),
            ),
            MultiFieldPanel(["audience", "publishes", "takes_back"], heading=gettext_lazy("What it does")),
            MultiFieldPanel(
                [FieldPanel("gates"), FieldPanel("languages")],
                heading=gettext_lazy("What it asks for"),
                help_text=gettext_lazy("Open checks can be overridden with a reason, by those who have the right."),
            ),
        ],
        base_form_class=StageForm,
    )


class AllowedContactForm(WagtailAdminModelForm):
    def clean_text(self):
        text = self.cleaned_data["text"].strip()
        if not (contacts(text) or contacts(f"x{text}")):
            raise ValidationError(
                _("Give an e-mail address, a telephone number with its area code, or @ and a domain.")
            )
        return text


class AllowedContactViewSet(SettingsViewSet):
    model = AllowedContact
    edit_handler = ObjectList(["text", "note"], base_form_class=AllowedContactForm)
    menu_order = 312
    icon = "mail"
    list_display = ["text", "note"]
