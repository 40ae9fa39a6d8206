"""What a measure names: offices, partners, target groups, further goals, and the indicators it is measured by."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from .indicator_target import IndicatorTarget
from .rows import reference_row

MEASURE_REFERENCES = {
    "participating_offices": (
        "Office",
        _("participating office"),
        _("participating offices"),
    ),
    "partners": ("Partner", _("partner"), _("partners")),
    "target_groups": ("TargetGroup", _("target group"), _("target groups")),
    "further_goals": ("GoalPage", _("further goal"), _("further goals")),
}
for _relation, (_target, *_names) in MEASURE_REFERENCES.items():
    _row = reference_row("MeasurePage", _target, _relation, tuple(_names), __name__)
    globals()[_row.__name__] = _row


class MeasureIndicator(IndicatorTarget):
    page = ParentalKey("MeasurePage", on_delete=models.CASCADE, related_name="indicators")

    class Meta(IndicatorTarget.Meta):
        abstract = False
        verbose_name = _("indicator of a measure")
        verbose_name_plural = _("indicators of measures")
