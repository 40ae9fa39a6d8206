from __future__ import annotations

from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

KEPT = timedelta(days=90)


class MissedQueryQuerySet(models.QuerySet):
    def told(self) -> MissedQueryQuerySet:
        """Those of which the words are known."""
        return self.exclude(text="")

    def purge(self) -> int:
        return self.filter(last_day__lt=timezone.localdate() - KEPT).delete()[0]


class MissedQuery(models.Model):
    """A query that found nothing. Nothing tells who asked; the words are written down only once they have been asked often, until then a keyed digest
    counts them (search/missing.py). Deleted 90 days after it was last asked.
    """

    digest = models.CharField(max_length=64, unique=True)
    language = models.CharField(_("language"), max_length=10)
    text = models.CharField(_("searched words"), max_length=100, blank=True, default="")
    count = models.PositiveIntegerField(_("how often"), default=0)
    last_day = models.DateField(_("last time"))

    objects = MissedQueryQuerySet.as_manager()

    panels = ["language", "text", "count", "last_day"]

    class Meta:
        verbose_name = _("query without a hit")
        verbose_name_plural = _("queries without a hit")
        ordering = ["-count", "text"]

    def __str__(self):
        return self.text
