"""What a field analysis lists: its key figures, its needs for action, the offices responsible."""

from __future__ import annotations

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
)
from wagtail_localize.fields import SynchronizedField

from ..series import SeriesField, points
from .keys import KeyField, free_key
from .rows import PageRow, reference_row


class KeyFigure(PageRow):
    """A figure with its date and source, and the years before it."""

    page = ParentalKey("FieldAnalysisPage", on_delete=models.CASCADE, related_name="key_figures")
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


CODE_PATTERN = r"^[\w.\-]+\Z"


class NeedForAction(PageRow):
    """Handlungsbedarf. Its code is cited by goals, reports and contributions and is never used twice."""

    page = ParentalKey("FieldAnalysisPage", on_delete=models.CASCADE, related_name="needs")
    code = models.CharField(
        _("code"),
        max_length=30,
        db_index=True,
        validators=[RegexValidator(CODE_PATTERN, _("Letters, digits, dots and hyphens only, no blanks."))],
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


FieldAnalysisPageResponsibleOffices = reference_row(
    "FieldAnalysisPage",
    "Office",
    "responsible_offices",
    (_("responsible office"), _("responsible offices")),
    __name__,
)
