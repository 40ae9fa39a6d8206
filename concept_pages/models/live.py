"""What lives on beside the plan: edited in place, public at once, never touched by publishing, with its own history."""

from __future__ import annotations

import datetime
import uuid

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from simple_history.models import HistoricalRecords
from wagtail.models import Locale

from .facts import Indicator


class Status(models.TextChoices):
    """Dresden's own reporting words, and what they leave open."""

    PLANNED = "planned", _("planned")
    IN_PROGRESS = "in_progress", _("in progress")
    PARTLY_IMPLEMENTED = "partly_implemented", _("partly implemented")
    IMPLEMENTED = "implemented", pgettext_lazy("measure", "implemented")
    NOT_IMPLEMENTED = "not_implemented", _("not implemented")
    LONG_TERM = "long_term", _("long-term")
    PERMANENT = "permanent", _("permanent")
    DROPPED = "dropped", pgettext_lazy("measure", "dropped")


# A measure in one of these states is not late, whatever its due date.
SETTLED_STATUSES = [Status.IMPLEMENTED, Status.PERMANENT, Status.DROPPED]


def is_late(due_date: datetime.date | None, status: str | None, today: datetime.date | None = None) -> bool:
    """Past its due date and not settled. A measure without a record counts as planned."""
    today = today or timezone.localdate()
    return due_date is not None and due_date < today and (status or Status.PLANNED) not in SETTLED_STATUSES


class MeasureImplementation(models.Model):
    """How far a measure is. One for all languages: it hangs on the measure's translation key, not on one of its pages."""

    measure_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False, verbose_name=_("measure"))
    status = models.CharField(
        pgettext_lazy("measure", "status"),
        max_length=20,
        choices=Status.choices,
        default=Status.PLANNED,
    )
    progress = models.PositiveSmallIntegerField(
        _("progress in per cent"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(100)],
    )
    note = models.TextField(
        _("note"),
        blank=True,
        help_text=_("What has been done, what is in the way. Public at once."),
    )
    reporting_date = models.DateField(_("reporting date"), null=True, blank=True)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("implementation of a measure")
        verbose_name_plural = _("implementation of the measures")

    def __str__(self):
        return str(self.measure_page or self.get_status_display())

    @cached_property
    def measure_page(self):
        """The measure's page in the source language, or in the first one that has it."""
        from .measure import MeasurePage

        pages = MeasurePage.objects.filter(translation_key=self.measure_key).order_by("pk")
        return pages.filter(locale=Locale.get_default()).first() or pages.first()


class IndicatorValue(models.Model):
    """An actual value of an indicator."""

    indicator = models.ForeignKey(
        Indicator,
        on_delete=models.PROTECT,
        related_name="values",
        verbose_name=pgettext_lazy("statistics", "indicator"),
    )
    date = models.DateField(_("as of"))
    value = models.DecimalField(_("value"), max_digits=14, decimal_places=2)
    source = models.CharField(_("source"), max_length=200, blank=True)

    history = HistoricalRecords()

    class Meta:
        ordering = ["indicator", "date"]
        verbose_name = _("actual value")
        verbose_name_plural = _("actual values")
        constraints = [models.UniqueConstraint(fields=["indicator", "date"], name="one_value_per_indicator_and_day")]

    def __str__(self):
        return f"{self.indicator}: {self.value} ({self.date})"
