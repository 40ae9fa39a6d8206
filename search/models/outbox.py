from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class DueQuerySet(models.QuerySet):
    def waiting(self) -> DueQuerySet:
        return self.filter(done=False, parked=False)

    def parked(self) -> DueQuerySet:
        return self.filter(parked=True)


class Due(models.Model):
    """The outbox: something that changed, and must be indexed as it is then. The database's own triggers write it, in the transaction of the change
    (outbox/triggers.py), so no way of changing a page passes it by.

    kind, key: what changed, as indexing/changes.py reads it. written: the engines that have it already, where one of several does not answer.
    done: kept for a day, so that an index which is being rebuilt gets what changed meanwhile.
    parked: failed time and again by itself; kept for people to look at, with the reason.
    """

    kind = models.CharField(_("kind"), max_length=20)
    key = models.CharField(_("key"), max_length=40)
    at = models.DateTimeField(_("at"), auto_now_add=True)
    written = models.CharField(max_length=60, blank=True, default="")
    attempts = models.PositiveSmallIntegerField(default=0)
    done = models.BooleanField(default=False, db_index=True)
    parked = models.BooleanField(default=False, db_index=True)
    problem = models.TextField(_("problem"), blank=True, default="")

    objects = DueQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("change to index")
        verbose_name_plural = _("changes to index")

    def __str__(self):
        return f"{self.kind} {self.key}"
