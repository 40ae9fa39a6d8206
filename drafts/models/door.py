from django.db import models
from django.utils.translation import gettext_lazy as _

from ..guards.frozen import FrozenModel


class DoorOpening(FrozenModel):
    """Each time that frozen rows could be changed, and why (guards.door)."""

    reason = models.TextField(_("reason"))
    at = models.DateTimeField(_("at"), auto_now_add=True)

    class Meta(FrozenModel.Meta):
        abstract = False
        ordering = ["at"]
        verbose_name = _("change of frozen drafts")
        verbose_name_plural = _("changes of frozen drafts")

    def __str__(self):
        return self.reason
