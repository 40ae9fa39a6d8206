"""The stored result of comparing two drafts. Both are frozen, so it is made once."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from .draft import Draft


class Comparison(models.Model):
    """The synopsis of two drafts of a document in one language; may be deleted at any time, and is made anew.

    version: of the code that made it. result: what changed, without the words (comparing.overview).
    """

    older = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="+")
    newer = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="+")
    language = models.CharField(max_length=20)
    version = models.PositiveIntegerField()
    result = models.JSONField()

    class Meta:
        verbose_name = _("comparison")
        verbose_name_plural = _("comparisons")
        constraints = [models.UniqueConstraint(fields=["older", "newer", "language"], name="one_comparison_per_pair")]

    def __str__(self):
        return f"{self.older} – {self.newer} ({self.language})"


class ComparedPage(models.Model):
    """The words of one page in a comparison, ready to be shown (comparing.entries). Made when somebody first asks for them."""

    comparison = models.ForeignKey(Comparison, on_delete=models.CASCADE, related_name="pages")
    page_key = models.UUIDField()
    entries = models.JSONField()

    class Meta:
        verbose_name = _("compared page")
        verbose_name_plural = _("compared pages")
        constraints = [models.UniqueConstraint(fields=["comparison", "page_key"], name="one_row_per_compared_page")]

    def __str__(self):
        return f"{self.comparison}: {self.page_key}"
