from __future__ import annotations

from django.db import models
from django.utils import formats
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldRowPanel, InlinePanel
from wagtail_localize.fields import SynchronizedField

from .rows import PageRow


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


def indicators_panel() -> InlinePanel:
    return InlinePanel(
        "indicators",
        heading=_("How we measure it"),
        label=pgettext_lazy("statistics", "indicator"),
        help_text=_(
            "What the indicator was at the start, and what it shall be by when. Actual values are kept beside the plan."
        ),
    )
