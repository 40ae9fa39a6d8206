from __future__ import annotations

from django.db import models
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
from .indicator_target import IndicatorTarget, indicators_panel
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
        FieldRowPanel(
            [
                "number",
                FieldPanel("level", help_text=_("A guiding goal stands above other goals, a sub-goal below one.")),
            ]
        ),
        *ContentPage.content_panels,
        FieldPanel("statement"),
        MultiFieldPanel(
            [InlinePanel("needs", label=_("need for action"))],
            heading=_("Answers these needs"),
            help_text=_("Choose the needs of the analysis that the goal answers."),
        ),
        indicators_panel(),
        FieldPanel("body", help_text=_("Why the city sets itself this goal.")),
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


class GoalIndicator(IndicatorTarget):
    page = ParentalKey(GoalPage, on_delete=models.CASCADE, related_name="indicators")

    class Meta(IndicatorTarget.Meta):
        abstract = False
        verbose_name = _("indicator of a goal")
        verbose_name_plural = _("indicators of goals")
