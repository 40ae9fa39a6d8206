"""The working outline of the next draft, where it differs from Wagtail's tree, which keeps the order in force until publication."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class OutlineEntry(models.Model):
    """The place of one page (in all languages) in the next draft of its document.

    A document has either none of these (the tree counts) or one for each page that was below it when the outline was last changed.
    parent_key: translation key of the page above. position: among its siblings, from 0.
    """

    document = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+", verbose_name=_("document"))
    page_key = models.UUIDField()
    parent_key = models.UUIDField()
    position = models.PositiveIntegerField(_("place"))
    left_out = models.BooleanField(_("left out of the next draft"), default=False)

    class Meta:
        verbose_name = _("entry of an outline")
        verbose_name_plural = _("entries of outlines")
        constraints = [models.UniqueConstraint(fields=["document", "page_key"], name="one_place_per_page")]

    def __str__(self):
        return f"{self.document}: {self.page_key}"
