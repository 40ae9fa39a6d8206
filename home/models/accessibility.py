from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import RichTextField

from concept_pages.blocks import body_field
from concept_pages.models import ContentPage
from concept_pages.models.action_plan import date
from concept_pages.passages import FactPassage, StreamPassages, TextPassage

from .standard import DATED_PANELS, SITE_PARENTS


class Conformance(models.TextChoices):
    FULL = "full", _("fully accessible")
    PARTIAL = "partial", _("partly accessible")
    NONE = "none", _("not accessible")


class AccessibilityStatementPage(ContentPage):
    """Erklärung zur Barrierefreiheit (BITV 2.0 § 7): reviewed yearly and on every major change."""

    parent_page_types = SITE_PARENTS
    subpage_types: list = []
    page_description = _("The accessibility statement that the law asks for.")
    required_facts = ("conformance", "reviewed_on", "contact", "enforcement")

    conformance = models.CharField(_("state"), max_length=10, choices=Conformance.choices, blank=True)
    reviewed_on = models.DateField(
        _("last reviewed on"),
        null=True,
        blank=True,
        help_text=_("At least once a year."),
    )
    contact = RichTextField(
        _("feedback and contact"),
        features=["bold", "link"],
        blank=True,
        help_text=_("How people report a barrier."),
    )
    enforcement = RichTextField(_("enforcement procedure"), features=["bold", "link"], blank=True)
    body = body_field(_("text"), help_text=_("What is not accessible, why, and what serves instead."))

    content_panels = [
        *ContentPage.content_panels,
        FieldRowPanel([FieldPanel("conformance", help_text=_("As the last review found it.")), "reviewed_on"]),
        "body",
        "contact",
        FieldPanel(
            "enforcement",
            help_text=_(
                "Whom people turn to when their report is not answered: the enforcement body with its address."
            ),
        ),
    ]
    settings_panels = DATED_PANELS
    passage_fields = [
        *ContentPage.passage_fields,
        FactPassage("conformance"),
        FactPassage("reviewed_on", read=lambda page, targets: date(page.reviewed_on)),
        StreamPassages("body"),
        TextPassage("contact"),
        TextPassage("enforcement"),
    ]

    class Meta:
        verbose_name = _("accessibility statement")
        verbose_name_plural = _("accessibility statements")
