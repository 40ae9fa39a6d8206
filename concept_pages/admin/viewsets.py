from django.conf import settings
from django.db.models import OuterRef, Subquery, Value
from django.db.models.functions import Concat, Trim
from django.forms import modelform_factory
from django.urls import reverse
from django.utils import formats
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.forms.models import formfield_for_dbfield
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup
from wagtail.admin.widgets import HeaderButton
from wagtail.models import Locale
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from ..forms.rows import RowForm
from ..models import (
    Abbreviation,
    FieldOfAction,
    GlossaryTerm,
    Indicator,
    IndicatorValue,
    MeasureImplementation,
    MeasurePage,
    Office,
    Partner,
    TargetGroup,
)
from .choosers import ActivePartnerChooserViewSet, FactChooserViewSet
from .decimals import written
from .rows import FactEditView, RowEditView


class FactViewSet(SnippetViewSet):
    """Shared facts are listed and edited alike."""

    list_per_page = 100
    chooser_per_page = 50  # all offices of a city on one page
    chooser_viewset_class = FactChooserViewSet
    edit_view_class = FactEditView


def fact_viewset(fact, fact_icon: str, columns: list[str], **more):
    return type(
        f"{fact.__name__}ViewSet",
        (FactViewSet,),
        {"model": fact, "icon": fact_icon, "list_display": columns} | more,
    )


class FactViewSetGroup(SnippetViewSetGroup):
    """Stammdaten: what both documents refer to."""

    menu_label = _("Shared facts")
    menu_icon = "list-ul"
    menu_order = 300
    items = (
        fact_viewset(FieldOfAction, "folder-open-1", ["name", "short_name", "order", "locale"]),
        fact_viewset(Office, "group", ["name", "division", "locale"]),
        fact_viewset(
            Partner,
            "user",
            ["name", "active_until", "locale"],
            chooser_viewset_class=ActivePartnerChooserViewSet,
        ),
        fact_viewset(TargetGroup, "group", ["name", "locale"]),
        fact_viewset(Indicator, "desktop", ["name", "unit", "locale"]),
        fact_viewset(GlossaryTerm, "openquote", ["term", "locale"]),
        fact_viewset(Abbreviation, "title", ["short", "long", "locale"]),
    )


class DayColumn(Column):
    """A day as a day; Wagtail's own column says how long ago it was."""

    def get_value(self, instance):
        value = super().get_value(instance)
        return formats.date_format(value, "SHORT_DATE_FORMAT") if value else ""


class ChangeOnlyPolicy(ModelPermissionPolicy):
    """Records that come and go with their measures: people change them, nobody adds or deletes one."""

    def user_has_permission(self, user, action):
        return action in ("change", "view") and super().user_has_permission(user, action)


class ImplementationIndexView(IndexView):
    def get_base_queryset(self):
        """With number, title and due date of the measure in the source language; of measures that were never public, for those who read every draft."""
        page = MeasurePage.objects.filter(translation_key=OuterRef("measure_key"), locale=Locale.get_default())
        if not self.request.user.has_perm("drafts.read_for_editors"):
            page = page.filter(live=True)
        return (
            super()
            .get_base_queryset()
            .annotate(
                number=Subquery(page.values("number")[:1]),
                measure=Subquery(page.values(words=Trim(Concat("number", Value(" "), "title")))[:1]),
                due_date=Subquery(page.values("due_date")[:1]),
                path=Subquery(page.values("path")[:1]),
            )
            .filter(measure__isnull=False)
            .order_by("path")
        )


class ImplementationEditView(RowEditView):
    @cached_property
    def header_buttons(self):
        page = self.object.measure_page
        if page is None:
            return super().header_buttons
        edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
        return [*super().header_buttons, HeaderButton(_("To the measure"), edit, icon_name="doc-empty-inverse")]


class LiveRecordViewSet(ModelViewSet):
    """Their forms have the same fields for days and numbers as those of pages."""

    edit_view_class = RowEditView

    def get_form_class(self, for_update=False):
        return modelform_factory(
            self.model, form=RowForm, fields=self.get_form_fields(), formfield_callback=self.formfield_for_dbfield
        )

    def formfield_for_dbfield(self, db_field, **kwargs):
        return formfield_for_dbfield(db_field, **kwargs)


class ImplementationViewSet(LiveRecordViewSet):
    """Umsetzung: how far each measure is. Public at once."""

    model = MeasureImplementation
    name = "implementation"
    url_prefix = "implementation"
    icon = "tasks"
    menu_label = _("Measures")
    index_view_class = ImplementationIndexView
    edit_view_class = ImplementationEditView
    form_fields = ["status", "progress", "note", "reporting_date"]
    list_display = [
        TitleColumn("measure", label=_("Measure"), url_name="implementation:edit"),
        Column("get_status_display", label=_("Status")),
        Column("progress", label=_("Per cent")),
        DayColumn("due_date", label=_("Due date")),
        DayColumn("reporting_date", label=_("Reported on")),
    ]
    list_filter = ["status"]
    search_fields = ["measure"]
    list_per_page = 100
    list_export = ["number", "measure", "status", "progress", "due_date", "reporting_date", "note"]
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = False


class NumberColumn(Column):
    """A number as people write it."""

    def get_value(self, instance):
        value = super().get_value(instance)
        return "" if value is None else written(value)


class IndicatorValueIndexView(IndexView):
    def get_base_queryset(self):
        return super().get_base_queryset().select_related("indicator")


class IndicatorValueViewSet(LiveRecordViewSet):
    """Actual values of indicators. Public at once. They hang on the indicator of the source language, as the plan does."""

    model = IndicatorValue
    name = "indicator_values"
    url_prefix = "indicator-values"
    icon = "desktop"
    menu_label = _("Actual values of indicators")
    index_view_class = IndicatorValueIndexView
    form_fields = ["indicator", "date", "value", "source"]
    list_display = [
        TitleColumn("indicator", label=pgettext_lazy("statistics", "Indicator"), url_name="indicator_values:edit"),
        DayColumn("date", label=_("As of")),
        NumberColumn("value", label=_("Value")),
        Column("indicator.unit", label=_("Unit")),
        Column("source", label=_("Source")),
    ]
    list_filter = ["indicator"]
    search_fields = ["indicator__name"]
    list_per_page = 100
    copy_view_enabled = False

    def formfield_for_dbfield(self, db_field, **kwargs):
        if db_field.name == "indicator":
            own = Indicator.objects.filter(locale__language_code=settings.LANGUAGE_CODE)
            return db_field.formfield(queryset=own, **kwargs)
        return super().formfield_for_dbfield(db_field, **kwargs)


class ImplementationViewSetGroup(ModelViewSetGroup):
    menu_label = _("Implementation")
    menu_icon = "tasks"
    menu_order = 250
    items = (ImplementationViewSet, IndicatorValueViewSet)
