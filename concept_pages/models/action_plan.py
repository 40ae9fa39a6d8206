from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.db import models
from django.utils import formats
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail_localize.fields import SynchronizedField

from ..blocks import body_field
from ..passages import FactPassage, StreamPassages, TextPassage
from .base import ContentPage
from .document import DocumentPage

if TYPE_CHECKING:
    from ..beside import Adoption

PLAN_PARENTS = ["concept_pages.ActionPlanPage"]


class ActionPlanPage(DocumentPage):
    """Aktionsplan. The council adopts it; from then on it binds the administration."""

    parent_page_types = ["concept_pages.ConceptPage"]
    subpage_types = [
        "concept_pages.UnderstandingPage",
        "concept_pages.VisionPage",
        "concept_pages.ChapterPage",
        "concept_pages.PlanFieldPage",
        "concept_pages.GoalPage",
    ]
    page_description = _("The action plan with goals and measures. Binding once the council has adopted it.")
    resolution_kind = "adopt"
    required_facts = ("valid_from", "valid_to")

    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_to = models.DateField(_("valid to"), null=True, blank=True)
    adopted_on = models.DateField(
        _("adopted on"),
        null=True,
        blank=True,
        help_text=_("The day of the council's resolution. Blank until then."),
    )
    council_paper = models.CharField(
        _("council paper"),
        max_length=60,
        blank=True,
        help_text=_("For instance V 0412/26."),
    )
    body = body_field(_("text"))

    override_translatable_fields = [
        *ContentPage.override_translatable_fields,
        SynchronizedField("council_paper", overridable=False),
    ]
    content_panels = [
        *ContentPage.content_panels,
        MultiFieldPanel(
            [
                FieldRowPanel(["valid_from", "valid_to"]),
                FieldRowPanel(["adopted_on", "council_paper"]),
            ],
            heading=_("Validity"),
            help_text=_("The first and the last day of the plan. The resolution comes once the council has decided."),
        ),
        FieldPanel(
            "body",
            help_text=_("The introduction to the plan. Goals and measures are pages of their own below it."),
        ),
    ]
    passage_fields = [
        *ContentPage.passage_fields,
        FactPassage(
            "period",
            heading=_("Period"),
            read=lambda page, targets: page.period,
        ),
        FactPassage(
            "adopted_on",
            read=lambda page, targets: date(page.adopted_on),
        ),
        FactPassage("council_paper"),
        StreamPassages("body"),
    ]

    class Meta:
        verbose_name = _("action plan")
        verbose_name_plural = _("action plans")

    def get_context(self, request, *args, **kwargs):
        from ..document_view import plan_context

        context = super().get_context(request, *args, **kwargs)
        return context | plan_context(self, context["around"])

    @cached_property
    def adoption(self) -> Adoption | None:
        """As the text has it, else by the procedure, which goes on when the text is written and frozen."""
        from ..beside import Adoption, adoption_of

        by_procedure = adoption_of(self)
        if self.adopted_on:
            return Adoption(self.adopted_on, by_procedure is not None and by_procedure.is_superseded)
        return by_procedure

    @property
    def binding_since(self) -> datetime.date | None:
        return self.adoption.day if self.is_binding else None

    @property
    def is_binding(self) -> bool:
        return self.adoption is not None and not self.adoption.is_superseded

    @property
    def period(self) -> str:
        return span(self.valid_from, self.valid_to)


def date(value) -> str:
    return formats.date_format(value, "DATE_FORMAT") if value else ""


def span(start, end) -> str:
    """'1. Juli 2027 bis 31. Dezember 2032', or what is known of it."""
    if start and end:
        return _("%(start)s to %(end)s") % {"start": date(start), "end": date(end)}
    if start:
        return _("from %(start)s") % {"start": date(start)}
    return _("until %(end)s") % {"end": date(end)} if end else ""


class UnderstandingPage(ContentPage):
    """Verständnis von Integration."""

    parent_page_types = PLAN_PARENTS
    subpage_types: list = []
    page_description = _("What the city means by integration.")

    body = body_field(_("text"))

    content_panels = [
        *ContentPage.content_panels,
        FieldPanel("body", help_text=_("What integration means for the city, in paragraphs that can be cited.")),
    ]
    passage_fields = [*ContentPage.passage_fields, StreamPassages("body")]

    class Meta:
        verbose_name = _("understanding of integration")
        verbose_name_plural = _("understandings of integration")


class VisionPage(ContentPage):
    """Vision: a few sentences that stand for themselves, and text around them."""

    parent_page_types = PLAN_PARENTS
    subpage_types: list = []
    page_description = _("How people want to live together in the city.")

    vision_text = RichTextField(
        _("vision"),
        features=["bold", "italic", "link"],
        blank=True,
        help_text=_("Three to five sentences that can stand on a poster."),
    )
    body = body_field(_("text"))

    content_panels = [
        *ContentPage.content_panels,
        "vision_text",
        FieldPanel("body", help_text=_("How the vision came about and what it means.")),
    ]
    passage_fields = [
        *ContentPage.passage_fields,
        TextPassage("vision_text"),
        StreamPassages("body"),
    ]
    required_facts = ("vision_text",)

    class Meta:
        verbose_name = _("vision")
        verbose_name_plural = _("visions")
