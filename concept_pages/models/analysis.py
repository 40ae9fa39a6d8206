from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    MultipleChooserPanel,
)
from wagtail_localize.fields import SynchronizedField

from ..blocks import body_field
from ..passages import FactPassage, RowPassages, StreamPassages, TextPassage
from ..passages.declarations import ReferenceFact, ReferencesFact
from ..series import SeriesField, points
from ..tree import concept_path
from .base import ContentPage
from .keys import KeyField, free_key
from .rows import PageRow, reference_row


class AnalysisPage(ContentPage):
    """Analyse der kommunalen Handlungsfelder. The council takes note of it; it is never adopted."""

    parent_page_types = ["concept_pages.ConceptPage"]
    subpage_types = ["concept_pages.ChapterPage", "concept_pages.FieldAnalysisPage"]
    page_description = _("The analysis: one page for each field of action. The council takes note of it.")
    resolution_kind = "note"

    base_year = models.PositiveSmallIntegerField(
        _("development since"),
        help_text=_("The year with which the analysis compares."),
    )
    scope_note = models.TextField(_("scope"), blank=True, help_text=_("What the analysis covers and what not."))
    body = body_field(_("text"))

    content_panels = [
        *ContentPage.content_panels,
        FieldRowPanel(["base_year"]),
        "scope_note",
        "body",
    ]
    passage_fields = [
        *ContentPage.passage_fields,
        FactPassage("base_year"),
        TextPassage("scope_note"),
        StreamPassages("body"),
    ]

    class Meta:
        verbose_name = _("analysis")
        verbose_name_plural = _("analyses")


class FieldAnalysisPage(ContentPage):
    """Handlungsfeldanalyse: state, development, offers, key figures and needs of one field."""

    parent_page_types = ["concept_pages.AnalysisPage"]
    subpage_types: list = []
    page_description = _(
        "One field of action in the analysis: state, development, offers, key figures, needs for action."
    )
    required_facts = ("field", "responsible_offices", "current_state", "needs")

    number = models.CharField(
        _("number"),
        max_length=20,
        help_text=_("As it is cited, for instance 4.3. It stays when the order changes."),
    )
    field = models.ForeignKey(
        "concept_pages.FieldOfAction",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("field of action"),
    )
    municipal_relevance = body_field(
        _("municipal relevance"),
        help_text=_("What is the city's task in this field, and what is that of the state?"),
    )
    current_state = body_field(_("current state"), help_text=_("Where does the city stand today?"))
    development_since = body_field(_("development since the last concept"), help_text=_("What has changed?"))
    existing_offers = body_field(_("existing offers"), help_text=_("What is there already, for whom, and where?"))

    override_translatable_fields = [
        *ContentPage.override_translatable_fields,
        SynchronizedField("number", overridable=False),
        SynchronizedField("field", overridable=False),
    ]
    content_panels = [
        MultiFieldPanel(
            [
                FieldRowPanel(["number", "field"]),
                MultipleChooserPanel(
                    "responsible_offices",
                    label=_("Responsible offices"),
                    chooser_field_name="target",
                ),
            ],
            heading=_("Field of action"),
        ),
        *ContentPage.content_panels,
        "municipal_relevance",
        "current_state",
        "development_since",
        "existing_offers",
        InlinePanel(
            "key_figures",
            heading=_("Key figures"),
            label=pgettext_lazy("statistics", "Key figure"),
        ),
        MultiFieldPanel(
            [
                HelpPanel(
                    _(
                        "Each need has a code that is cited, such as 4.3-B2. Give a new need the next free number; do not use a number again."
                    )
                ),
                InlinePanel("needs", label=_("Need for action")),
            ],
            heading=_("Needs for action"),
        ),
    ]
    passage_fields = [
        *ContentPage.passage_fields,
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
        """The goals of the same concept that answer one of this field's needs."""
        codes = NeedForAction.objects.filter(page_id=self.pk).values("code")
        return models.Q(code__in=codes, path__startswith=concept_path(self), locale_id=self.locale_id)

    def get_context(self, request, *args, **kwargs):
        from ..plan_view import field_context

        context = super().get_context(request, *args, **kwargs)
        field_context(self, context["around"], context["texts"])
        return context


FieldAnalysisPageResponsibleOffices = reference_row(
    "FieldAnalysisPage",
    "Office",
    "responsible_offices",
    (_("responsible office"), _("responsible offices")),
    __name__,
)


class KeyFigure(PageRow):
    """A figure with its date and source, and the years before it."""

    page = ParentalKey(FieldAnalysisPage, on_delete=models.CASCADE, related_name="key_figures")
    key = KeyField(blank=True)
    label = models.CharField(_("label"), max_length=200)
    value = models.DecimalField(_("value"), max_digits=14, decimal_places=2)
    unit = models.CharField(_("unit"), max_length=60)
    date = models.DateField(_("as of"))
    source = models.CharField(_("source"), max_length=250)
    series = SeriesField(
        _("earlier values"),
        help_text=_("One year and value a line, for instance: 2023: 14.5"),
    )

    panels = [
        FieldPanel("label"),
        FieldRowPanel(["value", "unit", "date"]),
        "source",
        "series",
    ]

    class Meta(PageRow.Meta):
        verbose_name = pgettext_lazy("statistics", "key figure")
        verbose_name_plural = _("key figures")

    def __str__(self):
        return self.label

    @property
    def series_points(self):
        return points(self.series)

    def clean(self):
        """Gives a new figure its key before the page is saved, as a draft or live: its anchor is fixed from then on."""
        super().clean()
        self.set_key()

    def save(self, *args, **kwargs):
        self.set_key()
        super().save(*args, **kwargs)

    def set_key(self):
        if not self.key:
            others = KeyFigure.objects.filter(page_id=self.page_id)
            self.key = free_key(self.label, others)


class NeedForAction(PageRow):
    """Handlungsbedarf. Its code is cited by goals, reports and contributions and is never used twice."""

    page = ParentalKey(FieldAnalysisPage, on_delete=models.CASCADE, related_name="needs")
    code = models.CharField(
        _("code"),
        max_length=30,
        db_index=True,
        help_text=_("Number of the field, B, and a number: 4.3-B2"),
    )
    title = models.CharField(_("in short"), max_length=200)
    text = models.TextField(_("need for action"))

    override_translatable_fields = [SynchronizedField("code", overridable=False)]
    panels = [FieldRowPanel(["code", "title"]), "text"]

    class Meta(PageRow.Meta):
        verbose_name = _("need for action")
        verbose_name_plural = _("needs for action")

    def __str__(self):
        return f"{self.code} {self.title}"
