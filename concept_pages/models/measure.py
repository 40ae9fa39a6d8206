from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils import formats
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
)
from wagtail_localize.fields import SynchronizedField

from ..blocks import body_field
from ..passages import FactPassage, RowPassages, StreamPassages
from ..passages.fact_declarations import ReferenceFact, ReferencesFact, lines
from .action_plan import span
from .base import ContentPage
from .indicator_target import indicators_panel
from .rows import references_panel


class Resources(models.TextChoices):
    NONE = "none", _("without additional funds")
    FINANCED = "financed", _("financed")
    OPEN = "open", _("funding open")


class Kind(models.TextChoices):
    NEW = "new", pgettext_lazy("measure", "new")
    CONTINUED = "continued", pgettext_lazy("measure", "continued")


class MeasurePage(ContentPage):
    """Maßnahme. All fields here are plan text, part of each draft; the state of its implementation is MeasureImplementation."""

    parent_page_types = ["concept_pages.GoalPage"]
    subpage_types: list = []
    page_description = _(
        "A measure: what the city does, who is responsible, by when, with which money. Create it below its goal."
    )
    required_facts = (
        "number",
        "summary",
        "body",
        "lead_office",
        "target_groups",
        "start",
        "due_date",
        "resources",
        "kind",
    )
    fact_alternatives = {"due_date": "permanent"}

    number = models.CharField(
        _("number"),
        max_length=20,
        blank=True,
        help_text=_(
            "As it is cited, for instance M 4.3.2. It stays when the order changes; the number of a withdrawn measure is not used again."
        ),
    )
    lead_office = models.ForeignKey(
        "concept_pages.Office",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("lead office"),
        help_text=_("The one office that answers for the measure."),
    )
    start = models.DateField(_("start"), null=True, blank=True, help_text=_("The first day of the work."))
    due_date = models.DateField(
        _("due date"),
        null=True,
        blank=True,
        help_text=_("By when it is implemented. Leave blank if it is permanent."),
    )
    permanent = models.BooleanField(_("permanent task"), default=False, help_text=_("The measure has no end."))
    resources = models.CharField(
        _("resources"),
        max_length=10,
        choices=Resources.choices,
        blank=True,
        help_text=_("Is the money there?"),
    )
    amount = models.DecimalField(
        _("euros a year"),
        max_digits=12,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
        help_text=_("What the measure costs in a usual year, for instance 25000. Blank if it is not known."),
    )
    resources_note = models.CharField(
        _("source of the funds"),
        max_length=250,
        blank=True,
        help_text=_("Budget, grant, own staff."),
    )
    area = models.CharField(
        _("area"),
        max_length=200,
        blank=True,
        help_text=_("The whole city, or the districts concerned."),
    )
    kind = models.CharField(
        _("kind"),
        max_length=10,
        choices=Kind.choices,
        blank=True,
        help_text=_("New, or continued from the plan before."),
    )
    origin = models.CharField(
        _("origin"),
        max_length=250,
        blank=True,
        help_text=_("Where the proposal comes from."),
    )
    body = body_field(_("description"), help_text=_("What happens, in a few paragraphs."))

    override_translatable_fields = [
        *ContentPage.override_translatable_fields,
        SynchronizedField("number", overridable=False),
        SynchronizedField("lead_office", overridable=False),
    ]
    content_panels = [
        HelpPanel(
            _(
                "You may save at any time. What is still missing before the plan moves on stands in the side panel “Missing facts”."
            )
        ),
        FieldRowPanel(["number", "kind"]),
        FieldPanel(
            "title",
            help_text=_(
                "What happens, in a few words, for instance “German courses with child care in all city districts”."
            ),
        ),
        FieldPanel(
            "summary",
            help_text=_("What the city does, for whom and what for, in one to three sentences. Lists show it."),
        ),
        FieldPanel("body"),
        MultiFieldPanel(
            [
                FieldPanel("lead_office"),
                references_panel(
                    "participating_offices",
                    heading=_("participating offices"),
                    help_text=_("Offices that take part beside the lead office."),
                ),
                references_panel(
                    "partners",
                    heading=_("partners"),
                    help_text=_("Organisations outside the administration that take part."),
                ),
            ],
            heading=_("Who does it"),
        ),
        references_panel(
            "target_groups",
            heading=_("For whom"),
            help_text=_("The people whom the measure reaches."),
        ),
        MultiFieldPanel(
            [FieldRowPanel(["start", "due_date"]), "permanent", "area"],
            heading=_("When and where"),
        ),
        MultiFieldPanel(
            [FieldRowPanel(["resources", "amount"]), "resources_note"],
            heading=_("With which money"),
        ),
        indicators_panel(),
        MultiFieldPanel(
            [
                InlinePanel(
                    "further_goals",
                    label=_("further goal"),
                    help_text=_("The measure stands below its first goal."),
                ),
                "origin",
            ],
            heading=_("Where it belongs"),
        ),
    ]
    passage_fields = [
        *ContentPage.passage_fields,
        ReferenceFact("lead_office"),
        ReferencesFact("participating_offices"),
        ReferencesFact("partners"),
        ReferencesFact("target_groups"),
        FactPassage("period", heading=_("Period"), read=lambda page, targets: page.period),
        FactPassage("resources", read=lambda page, targets: page.resources_text),
        FactPassage("area"),
        FactPassage("kind"),
        FactPassage("origin"),
        ReferencesFact("further_goals"),
        StreamPassages("body", heading=_("What happens")),
        RowPassages(
            "indicators",
            anchor=lambda row: f"indicator.{row.anchor_key}",
            label=lambda row: row.label_for_passage,
            template="concept_pages/passages/indicator_target.html",
            heading=_("How we measure it"),
        ),
    ]

    class Meta:
        verbose_name = _("measure")
        verbose_name_plural = _("measures")

    @property
    def period(self) -> str:
        if self.permanent:
            end = gettext("permanent task")
            return f"{span(self.start, None)}, {end}" if self.start else end
        return span(self.start, self.due_date)

    @property
    def resources_text(self) -> str:
        """The class of funding, the sum and where it comes from, one below the other (HTML)."""
        amount = ""
        if self.amount is not None:
            euros = formats.number_format(
                self.amount.quantize(1) if self.amount == self.amount.to_integral() else self.amount,
                use_l10n=True,
                force_grouping=True,
            )
            amount = gettext("%(amount)s euros a year") % {"amount": euros}
        return lines(self.get_resources_display(), amount, self.resources_note)

    def get_context(self, request, *args, **kwargs):
        from ..plan_view import measure_context

        context = super().get_context(request, *args, **kwargs)
        return context | measure_context(self, context["around"])

    def clean(self):
        super().clean()
        if self.permanent and self.due_date:
            raise ValidationError({"due_date": _("A permanent measure has no due date.")})
        if self.start and self.due_date and self.due_date < self.start:
            raise ValidationError({"due_date": _("The due date is before the start.")})
