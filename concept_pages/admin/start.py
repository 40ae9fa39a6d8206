from __future__ import annotations

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.models import Locale, Page

from ..models import FieldOfAction
from ..models.concept import FIRST_YEAR, LAST_YEAR
from ..starting import (
    FIRST_BASE_YEAR,
    YEARS_OF_A_CONCEPT,
    NewConcept,
    home_of_site,
    no_home_message,
    standard_fields,
    start_concept,
    usual_title,
)
from .own_page import OwnPage


class StartConceptForm(forms.Form):
    title = forms.CharField(label=_("Title of the concept"), max_length=200)
    first_year = forms.IntegerField(label=_("From year"), min_value=FIRST_YEAR, max_value=LAST_YEAR)
    last_year = forms.IntegerField(label=_("To year"), min_value=FIRST_YEAR, max_value=LAST_YEAR)
    base_year = forms.IntegerField(
        label=_("Development since"),
        min_value=FIRST_BASE_YEAR,
        max_value=LAST_YEAR,
        required=False,
        help_text=_("The year with which the analysis compares; blank: five years before the period."),
    )
    chapter = forms.CharField(
        label=_("Chapter of the fields"),
        max_length=10,
        initial="4",
        help_text=_("Its number stands before those of the fields: 4 gives 4.1, 4.2 and so on."),
    )
    analysis_title = forms.CharField(
        label=_("Title of the analysis"),
        max_length=200,
        required=False,
        help_text=_("Blank: “Analysis of the municipal fields of action”."),
    )
    plan_title = forms.CharField(
        label=_("Title of the action plan"),
        max_length=200,
        required=False,
        help_text=_("Blank: “Action plan for integration”, with the period."),
    )
    fields_of_action = forms.ModelMultipleChoiceField(
        label=_("Fields of action"),
        queryset=FieldOfAction.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "Each gets a page in the analysis and one in the action plan, numbered in this order; a field that is valid in one of them only, there."
        ),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        year = timezone.localdate().year + 1
        last = year + YEARS_OF_A_CONCEPT
        self.fields["first_year"].initial, self.fields["last_year"].initial = year, last
        self.fields["title"].initial = usual_title(year, last)
        own = FieldOfAction.objects.filter(locale=Locale.get_default())
        self.fields["fields_of_action"].queryset = own
        self.fields["fields_of_action"].initial = list(own)

    def new_concept(self) -> NewConcept:
        data = self.cleaned_data
        return NewConcept(
            title=data["title"],
            first_year=data["first_year"],
            last_year=data["last_year"],
            base_year=data["base_year"],
            chapter=data["chapter"],
            analysis_title=data["analysis_title"],
            plan_title=data["plan_title"],
            fields=list(data["fields_of_action"]),
        )

    def clean(self):
        data = super().clean()
        if self.is_valid_so_far():
            try:
                self.new_concept().validate()
            except ValidationError as error:
                for name, messages_ in error.message_dict.items():
                    self.add_error("fields_of_action" if name == "fields" else name, messages_)
        return data

    def is_valid_so_far(self) -> bool:
        return not self.errors and "fields_of_action" in self.cleaned_data


def home_for(user) -> Page | None:
    """The source language's home page, if the user may add a concept below it."""
    home = home_of_site()
    return home if home is not None and home.permissions_for_user(user).can_add_subpage() else None


class StartConceptView(OwnPage, FormView):
    """The whole skeleton of a new concept from one form."""

    form_class = StartConceptForm
    template_name = "concept_pages/admin/start_concept.html"
    page_title = _("Start a new concept")
    header_icon = "folder-open-inverse"

    def dispatch(self, request, *args, **kwargs):
        self.home = home_for(request.user)
        if self.home is None and home_of_site() is None:
            messages.error(request, no_home_message())
            return redirect("wagtailadmin_home")
        if self.home is None:
            raise PermissionDenied
        standard_fields()
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form):
        concept = start_concept(home=self.home, concept=form.new_concept(), user=self.request.user)
        messages.success(
            self.request,
            gettext("“%(title)s” is made: %(count)s draft pages. Nothing is public yet.")
            % {"title": concept.title, "count": concept.get_descendants(inclusive=True).count()},
        )
        return redirect("wagtailadmin_explore", concept.pk)
