from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from ..blocks import body_field
from ..passages import FactPassage, StreamPassages, TextPassage
from .base import ContentPage


class ConceptPage(ContentPage):
    """Integrationskonzept: the roof over the two documents."""

    parent_page_types = ["home.HomePage"]
    subpage_types = [
        "concept_pages.AnalysisPage",
        "concept_pages.ActionPlanPage",
        "concept_pages.ChapterPage",
    ]
    page_description = _("The integration concept: holds the analysis and the action plan.")

    period_start = models.PositiveSmallIntegerField(_("from year"))
    period_end = models.PositiveSmallIntegerField(_("to year"))
    predecessor = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("predecessor"),
        help_text=_("The concept that this one continues."),
    )
    predecessor_note = models.TextField(_("about the predecessor"), blank=True)
    body = body_field(_("text"))

    content_panels = [
        *ContentPage.content_panels,
        MultiFieldPanel(
            [
                FieldRowPanel(["period_start", "period_end"]),
                "predecessor",
                "predecessor_note",
            ],
            heading=_("Period"),
        ),
        FieldPanel("body"),
    ]
    passage_fields = [
        *ContentPage.passage_fields,
        FactPassage(
            "period",
            heading=_("Period"),
            read=lambda page, targets: f"{page.period_start}–{page.period_end}",
        ),
        TextPassage("predecessor_note"),
        StreamPassages("body"),
    ]

    class Meta:
        verbose_name = _("integration concept")
        verbose_name_plural = _("integration concepts")
