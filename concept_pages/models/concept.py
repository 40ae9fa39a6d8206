from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from ..blocks import body_field
from ..passages import FactPassage, StreamPassages, TextPassage
from .base import ContentPage

# Years in which a concept can begin or end.
FIRST_YEAR, LAST_YEAR = 1990, 2200
YEARS = [MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)]


class ConceptPage(ContentPage):
    """Integrationskonzept: the roof over the two documents."""

    parent_page_types = ["home.HomePage"]
    subpage_types = [
        "concept_pages.AnalysisPage",
        "concept_pages.ActionPlanPage",
        "concept_pages.ChapterPage",
    ]
    page_description = _("The integration concept: holds the analysis and the action plan.")

    period_start = models.PositiveSmallIntegerField(_("from year"), validators=YEARS)
    period_end = models.PositiveSmallIntegerField(_("to year"), validators=YEARS)
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
                FieldPanel(
                    "predecessor_note", help_text=_("What the concept before achieved, in one or two sentences.")
                ),
            ],
            heading=_("Period"),
            help_text=_("The first and the last year of the concept."),
        ),
        FieldPanel("body", help_text=_("What the concept is, and how analysis and action plan belong together.")),
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

    def clean(self):
        super().clean()
        if self.period_start and self.period_end and self.period_end < self.period_start:
            raise ValidationError({"period_end": gettext("The period ends before it begins.")})
        if self.predecessor and self.predecessor.translation_key == self.translation_key:
            raise ValidationError({"predecessor": gettext("A concept does not continue itself.")})

    def get_context(self, request, *args, **kwargs):
        from ..document_view import concept_context

        context = super().get_context(request, *args, **kwargs)
        return context | concept_context(self, context["around"])
