"""What was made public, and what was corrected afterwards."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..guards.frozen import FrozenModel
from .draft import Draft, DraftPage


class Publication(FrozenModel):
    """A draft became the public text. The newest of a document says which draft is in force.

    languages: codes of the languages that were published. announced_at: when Wagtail's signals were sent; None while they are due.
    page_ids: the pages that changed, for the announcement.
    """

    movable = ("user", "announced_at")

    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="publications", verbose_name=_("draft"))
    at = models.DateTimeField(_("at"))
    by = models.CharField(_("by"), max_length=200, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    languages = models.JSONField(_("languages"), default=list)
    page_ids = models.JSONField(default=dict)
    announced_at = models.DateTimeField(null=True, blank=True)

    class Meta(FrozenModel.Meta):
        abstract = False
        ordering = ["at", "pk"]
        verbose_name = _("publication")
        verbose_name_plural = _("publications")

    def __str__(self):
        return f"{self.draft} ({self.at:%Y-%m-%d})"


class Correction(FrozenModel):
    """One passage of a published draft, corrected in the open. The frozen row stays as it is; this stands beside it.

    value: what the page's field stores. html, text, digest: of the passage as it is read.
    """

    movable = ("user",)

    draft_page = models.ForeignKey(
        DraftPage, on_delete=models.PROTECT, related_name="corrections", verbose_name=_("page")
    )
    anchor = models.CharField(_("passage"), max_length=200)
    value = models.TextField()
    html = models.TextField(_("corrected text"))
    text = models.TextField(blank=True)
    digest = models.CharField(_("digest"), max_length=64)
    reason = models.TextField(_("reason"), help_text=_("For readers: what was wrong."))
    at = models.DateTimeField(_("at"))
    by = models.CharField(_("by"), max_length=200, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta(FrozenModel.Meta):
        abstract = False
        ordering = ["at", "pk"]
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")

    def __str__(self):
        return f"{self.draft_page}: {self.anchor}"
