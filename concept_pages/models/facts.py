"""Shared facts: snippets that both documents refer to. Each has a `key` that never changes and one row a language."""

from __future__ import annotations

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import RichTextField
from wagtail.models import TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import BaseTranslatableField

from ..field_icons import icon_choices
from ..forms.rows import RowPanelForm
from .keys import KeyField, free_key


class Fact(index.Indexed, TranslatableMixin, models.Model):
    """A shared fact. `name_field` names the field that says it."""

    base_form_class = RowPanelForm
    name_field = "name"
    override_translatable_fields = [BaseTranslatableField("key")]

    key = KeyField()
    history = HistoricalRecords(inherit=True)
    name = models.CharField(_("name"), max_length=200)

    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.FilterField("locale"),
    ]

    class Meta(TranslatableMixin.Meta):
        abstract = True
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["key", "locale"], name="unique_%(class)s_key_per_language")]

    def __str__(self):
        return str(getattr(self, self.name_field))

    def save(self, *args, **kwargs):
        if not self.key:
            self.key = free_key(str(self), type(self).objects.all())
        super().save(*args, **kwargs)


class ValidIn(models.TextChoices):
    """The parts of a concept in which a field of action has a page."""

    BOTH = "both", _("analysis and action plan")
    ANALYSIS = "analysis", _("analysis only")
    PLAN = "plan", _("action plan only")


class FieldOfAction(Fact):
    short_name = models.CharField(_("short name"), max_length=80, blank=True)
    description = models.CharField(
        _("description"),
        max_length=250,
        blank=True,
        help_text=_("One sentence for overviews."),
    )
    icon = models.CharField(_("icon"), max_length=40, blank=True)
    image = models.ForeignKey(
        "concept_pages.Picture",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture"),
    )
    valid_in = models.CharField(
        _("valid in"),
        max_length=10,
        choices=ValidIn.choices,
        default=ValidIn.BOTH,
        help_text=_("In which part of a new concept the field gets a page."),
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    override_translatable_fields = [
        BaseTranslatableField("key"),
        BaseTranslatableField("icon"),
        BaseTranslatableField("valid_in"),
    ]
    panels = [
        "name",
        "short_name",
        "description",
        FieldPanel("icon", widget=forms.Select(choices=icon_choices)),
        FieldPanel(
            "image",
            help_text=_("Decoration: it stands beside the name and must tell nothing that is not in the text."),
        ),
        FieldRowPanel(["valid_in", "order"]),
    ]

    class Meta(Fact.Meta):
        verbose_name = _("field of action")
        verbose_name_plural = _("fields of action")
        ordering = ["order", "name"]


class Office(Fact):
    division = models.CharField(_("division"), max_length=200, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)

    panels = ["name", "division", "email"]

    class Meta(Fact.Meta):
        verbose_name = _("office")
        verbose_name_plural = _("offices")


class Partner(Fact):
    url = models.URLField(_("address on the web"), blank=True)
    active_until = models.DateField(
        _("active until"),
        null=True,
        blank=True,
        help_text=_(
            "Organisations end. Texts of that time keep their name, new texts are offered only the active ones."
        ),
    )

    panels = ["name", "url", "active_until"]
    search_fields = [*Fact.search_fields, index.FilterField("active_until")]

    class Meta(Fact.Meta):
        verbose_name = _("partner")
        verbose_name_plural = _("partners")


class TargetGroup(Fact):
    description = models.CharField(_("description"), max_length=250, blank=True)

    panels = ["name", "description"]

    class Meta(Fact.Meta):
        verbose_name = _("target group")
        verbose_name_plural = _("target groups")


class Indicator(Fact):
    """What is measured. Its actual values are live records (IndicatorValue), targets stand in the plan."""

    unit = models.CharField(_("unit"), max_length=60)
    description = models.TextField(_("description"), blank=True)
    source = models.CharField(_("source"), max_length=200, blank=True)

    panels = ["name", "unit", "description", "source"]

    class Meta(Fact.Meta):
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")


class GlossaryTerm(Fact):
    name_field = "term"
    name = None
    term = models.CharField(_("term"), max_length=120)
    definition = RichTextField(_("definition"), features=["bold", "italic", "link", "ul"])

    panels = ["term", "definition"]
    search_fields = [index.SearchField("term"), index.AutocompleteField("term"), index.FilterField("locale")]

    class Meta(Fact.Meta):
        verbose_name = _("glossary term")
        verbose_name_plural = _("glossary terms")
        ordering = ["term"]


class Abbreviation(Fact):
    name_field = "short"
    name = None
    short = models.CharField(_("abbreviation"), max_length=30)
    long = models.CharField(_("meaning"), max_length=200)

    panels = [FieldPanel("short"), FieldPanel("long")]
    search_fields = [
        index.SearchField("short"),
        index.SearchField("long"),
        index.AutocompleteField("short"),
        index.AutocompleteField("long"),
        index.FilterField("locale"),
    ]

    class Meta(Fact.Meta):
        verbose_name = _("abbreviation")
        verbose_name_plural = _("abbreviations")
        ordering = ["short"]
