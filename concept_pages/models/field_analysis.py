from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import (
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
)

from ..blocks import body_field
from ..forms.needs import FieldAnalysisPageForm
from ..passages import RowPassages, StreamPassages
from ..passages.fact_declarations import ReferenceFact, ReferencesFact
from ..tree import concept_path
from .field_analysis_rows import NeedForAction
from .field_page import FieldPage
from .rows import references_panel


class FieldAnalysisPage(FieldPage):
    """Handlungsfeldanalyse: state, development, offers, key figures and needs of one field."""

    base_form_class = FieldAnalysisPageForm
    parent_page_types = ["concept_pages.AnalysisPage"]
    subpage_types: list = []
    page_description = _(
        "One field of action in the analysis: state, development, offers, key figures, needs for action."
    )
    required_facts = ("field", "responsible_offices", "current_state", "needs")

    municipal_relevance = body_field(
        _("municipal relevance"),
        help_text=_("What is the city's task in this field, and what is that of the state?"),
    )
    current_state = body_field(_("current state"), help_text=_("Where does the city stand today?"))
    development_since = body_field(_("development since the last concept"), help_text=_("What has changed?"))
    existing_offers = body_field(_("existing offers"), help_text=_("What is there already, for whom, and where?"))

    content_panels = [
        MultiFieldPanel(
            [
                FieldPage.number_panel,
                references_panel(
                    "responsible_offices",
                    heading=_("responsible offices"),
                    help_text=_("The offices that answer for the field."),
                ),
            ],
            heading=_("Field of action"),
        ),
        *FieldPage.content_panels,
        "municipal_relevance",
        "current_state",
        "development_since",
        "existing_offers",
        InlinePanel(
            "key_figures",
            heading=_("Key figures"),
            label=pgettext_lazy("statistics", "key figure"),
            help_text=_("Each with its day and its source. Earlier values are drawn as a chart."),
        ),
        MultiFieldPanel(
            [
                HelpPanel(
                    _(
                        "Each need has a code that is cited, such as 4.3-B2. Give a new need the next free number; do not use a number again."
                    )
                ),
                InlinePanel("needs", label=_("need for action")),
            ],
            heading=_("Needs for action"),
        ),
    ]
    passage_fields = [
        *FieldPage.passage_fields,
        ReferenceFact("field"),
        ReferencesFact("responsible_offices", heading=_("Responsible offices")),
        StreamPassages("municipal_relevance"),
        StreamPassages("current_state"),
        StreamPassages("development_since"),
        StreamPassages("existing_offers"),
        RowPassages(
            "key_figures",
            anchor=lambda row: f"key_figure.{row.key or row.translation_key}",
            label=lambda row: row.label,
            template="concept_pages/passages/key_figure.html",
            heading=_("Key figures"),
        ),
        RowPassages(
            "needs",
            anchor=lambda row: f"need.{row.code}",
            label=lambda row: f"{row.code} {row.title}",
            template="concept_pages/passages/need.html",
            heading=_("Needs for action"),
        ),
    ]

    class Meta:
        verbose_name = _("field of action in the analysis")
        verbose_name_plural = _("fields of action in the analysis")

    # Goals among the related pages come once for each code that they answer.
    related_annotations = {"code": models.F("goalpage__needs__code")}

    def related_pages(self) -> models.Q:
        """The goals of the same concept that answer one of this field's needs, and the field in the plan."""
        codes = NeedForAction.objects.filter(page_id=self.pk).values("code")
        return models.Q(path__startswith=concept_path(self), locale_id=self.locale_id) & (
            models.Q(code__in=codes) | models.Q(planfieldpage__field=self.field_id, planfieldpage__field__isnull=False)
        )

    def get_context(self, request, *args, **kwargs):
        from ..plan_view import counterpart, field_context

        context = super().get_context(request, *args, **kwargs)
        field_context(self, context["around"], context["texts"])
        return context | {"counterpart": counterpart(context["around"], "planfieldpage")}
