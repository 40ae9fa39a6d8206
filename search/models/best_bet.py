"""What editors want to be shown first for certain words."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.forms import Select
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from ..analysis import analyser
from .wording import languages, listed


class BestBet(models.Model):
    language = models.CharField(_("language"), max_length=10, default="de")
    queries = models.TextField(
        _("searched words"),
        help_text=_(
            "What people search for, separated by commas: Kita, Kindergarten anmelden. Inflected forms and all genders are meant too."
        ),
    )
    page = models.ForeignKey(
        "wagtailcore.Page", models.CASCADE, verbose_name=_("page"), related_name="+", help_text=_("It is shown first.")
    )

    panels = [FieldPanel("language", widget=Select(choices=languages())), "queries", "page"]

    class Meta:
        verbose_name = _("best bet")
        verbose_name_plural = _("best bets")
        ordering = ["language", "queries", "pk"]

    def __str__(self):
        return f"{', '.join(listed(self.queries))} → {self.page}"

    def clean(self):
        if self.language not in dict(languages()):
            raise ValidationError({"language": _("This language is not one of the site's.")})
        for query in listed(self.queries) or [""]:
            if not analyser(self.language).words(query):
                raise ValidationError({"queries": _("“%(query)s” has no word in it.") % {"query": query}})
