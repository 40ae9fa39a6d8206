from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
)

from ..blocks import body_field
from ..passages import FactPassage, StreamPassages, TextPassage
from .base import ContentPage
from .document import DocumentPage


def heading_of_body(page) -> str:
    """After a foreword the text needs a heading, or it would read as part of it."""
    return _("About this analysis") if page.foreword else ""


class AnalysisPage(DocumentPage):
    """Analyse der kommunalen Handlungsfelder. The council takes note of it; it is never adopted."""

    parent_page_types = ["concept_pages.ConceptPage"]
    subpage_types = ["concept_pages.ChapterPage", "concept_pages.FieldAnalysisPage"]
    page_description = _("The analysis: one page for each field of action. The council takes note of it.")
    resolution_kind = "note"

    base_year = models.PositiveSmallIntegerField(
        _("development since"),
        help_text=_("The year with which the analysis compares."),
    )
    scope_note = models.TextField(_("scope"), blank=True, help_text=_("What the analysis covers and what not."))
    foreword = body_field(
        _("foreword"),
        help_text=_(
            "Stands before the text under a heading of its own. Say at the end who speaks, by office, not by name. Blank: no foreword."
        ),
    )
    body = body_field(_("text"))

    content_panels = [
        *ContentPage.content_panels,
        FieldRowPanel(["base_year"]),
        "foreword",
        FieldPanel(
            "body",
            help_text=_("Text on the analysis as a whole. Each field of action has a page of its own below it."),
        ),
        "scope_note",
    ]
    passage_fields = [
        *ContentPage.passage_fields,
        FactPassage("base_year"),
        StreamPassages("foreword"),
        StreamPassages("body", heading=heading_of_body),
        TextPassage("scope_note"),
    ]

    class Meta:
        verbose_name = _("analysis")
        verbose_name_plural = _("analyses")

    def get_context(self, request, *args, **kwargs):
        from ..document_view import analysis_context

        context = super().get_context(request, *args, **kwargs)
        return context | analysis_context(self, context["around"])
