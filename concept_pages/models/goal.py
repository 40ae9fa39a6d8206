from __future__ import annotations

from django.db import models
from django.utils import formats
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
)
from wagtail.fields import RichTextField
from wagtail_localize.fields import SynchronizedField

from ..blocks import body_field
from ..forms.goals import GoalPageForm
from ..passages import FactPassage, RowPassages, StreamPassages, TextPassage
from .base import ContentPage
from .rows import PageRow


class Level(models.TextChoices):
    GUIDING = "guiding", _("guiding goal")
    GOAL = "goal", pgettext_lazy("action plan", "goal")
    SUB = "sub", _("sub-goal")


class GoalPage(ContentPage):
    """Leitziel, Ziel or Teilziel, with the needs that it answers and the measures below it."""

    base_form_class = GoalPageForm
    parent_page_types = [
        "concept_pages.PlanFieldPage",
        "concept_pages.ActionPlanPage",
        "concept_pages.GoalPage",
    ]
    subpage_types = ["concept_pages.GoalPage", "concept_pages.MeasurePage"]
    page_description = _("A goal: what shall be reached. Name the needs it answers; put its measures below it.")
    required_facts = ("number", "statement", "needs")

    number = models.CharField(
        _("number"),
        max_length=20,
        blank=True,
        help_text=_("As it is cited, for instance Z 4.3.1. It stays when the order changes."),
    )
    level = models.CharField(_("level"), max_length=10, choices=Level.choices, default=Level.GOAL)
    statement = RichTextField(
        _("goal in full"),
        features=["bold", "italic", "link"],
        blank=True,
        help_text=_("One or two sentences that can be checked later."),
    )
    body = body_field(_("reasons and background"))

    override_translatable_fields = [
        *ContentPage.override_translatable_fields,
        SynchronizedField("number", overridable=False),
    ]

    content_panels = [
        FieldRowPanel(["number", "level"]),
        *ContentPage.content_panels,
        FieldPanel("statement"),
        MultiFieldPanel(
            [InlinePanel("needs", label=_("need for action"))],
            heading=_("Answers these needs"),
        ),
        InlinePanel(
            "indicators",
            heading=_("How we measure it"),
            label=pgettext_lazy("statistics", "indicator"),
        ),
        FieldPanel("body"),
    ]
    passage_fields = [
        *ContentPage.passage_fields,
        FactPassage("level"),
        FactPassage(
            "needs",
            heading=_("Answers these needs"),
            relation="needs",
            read=lambda page, targets: ", ".join(row.code for row in page.needs.all() if row.code),
        ),
        TextPassage("statement"),
        RowPassages(
            "indicators",
            anchor=lambda row: f"indicator.{row.anchor_key}",
            label=lambda row: row.label_for_passage,
            template="concept_pages/passages/indicator_target.html",
            heading=_("How we measure it"),
        ),
        StreamPassages("body"),
    ]

    class Meta:
        verbose_name = pgettext_lazy("action plan", "goal")
        verbose_name_plural = pgettext_lazy("action plan", "goals")

    def related_pages(self) -> models.Q:
        """Measures that stand below another goal but serve this one too."""
        from .measure import MeasurePage

        linked = MeasurePage.objects.filter(
            further_goals__target__translation_key=self.translation_key,
            locale_id=self.locale_id,
        )
        return models.Q(id__in=linked.values("id"))

    def get_context(self, request, *args, **kwargs):
        from ..plan_view import goal_context

        context = super().get_context(request, *args, **kwargs)
        return context | goal_context(self, context["around"])


class GoalNeed(PageRow):
    """A need that a goal answers, by its code: codes stay, rows of the analysis come and go."""

    page = ParentalKey(GoalPage, on_delete=models.CASCADE, related_name="needs")
    code = models.CharField(_("need for action"), max_length=30, db_index=True)

    override_translatable_fields = [SynchronizedField("code", overridable=False)]
    panels = ["code"]

    class Meta(PageRow.Meta):
        verbose_name = _("answered need")
        verbose_name_plural = _("answered needs")

    def __str__(self):
        return self.code


class IndicatorTarget(PageRow):
    """What an indicator was at the start and what it shall become. Actual values are live records beside the plan."""

    indicator = models.ForeignKey(
        "concept_pages.Indicator",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=pgettext_lazy("statistics", "indicator"),
    )
    baseline = models.DecimalField(_("baseline"), max_digits=14, decimal_places=2, null=True, blank=True)
    baseline_date = models.DateField(_("baseline as of"), null=True, blank=True)
    target = models.DecimalField(_("target value"), max_digits=14, decimal_places=2, null=True, blank=True)
    target_date = models.DateField(_("to be reached by"), null=True, blank=True)

    override_translatable_fields = [SynchronizedField("indicator", overridable=False)]
    panels = [
        "indicator",
        FieldRowPanel(["baseline", "baseline_date"]),
        FieldRowPanel(["target", "target_date"]),
    ]

    class Meta(PageRow.Meta):
        abstract = True

    def __str__(self):
        return str(self.indicator)

    def collect(self, wanted):
        from .facts import Indicator

        wanted.add(Indicator, self.indicator_id)

    @property
    def name(self):
        """The indicator's name as the passages being read see it (FactName)."""
        from ..passages.targets import current_targets
        from .facts import Indicator

        targets = current_targets()
        return targets.fact(Indicator, self.indicator_id) if targets else None

    @property
    def actual_series(self) -> dict:
        """The actual values that the view found, for the bars: by year, or by day where a year has several."""
        values = getattr(self, "actual", [])
        years = [value.date.year for value in values]
        if len(set(years)) == len(years):
            return {str(value.date.year): value.value for value in values}
        return {formats.date_format(value.date, "SHORT_DATE_FORMAT"): value.value for value in values}

    @property
    def has_sources(self) -> bool:
        return any(value.source for value in getattr(self, "actual", []))

    @property
    def anchor_key(self) -> str:
        return self.name.key if self.name else str(self.translation_key)

    @property
    def label_for_passage(self) -> str:
        return self.name.name if self.name else ""


class GoalIndicator(IndicatorTarget):
    page = ParentalKey(GoalPage, on_delete=models.CASCADE, related_name="indicators")

    class Meta(IndicatorTarget.Meta):
        abstract = False
        verbose_name = _("indicator of a goal")
        verbose_name_plural = _("indicators of goals")
