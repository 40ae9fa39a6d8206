from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail_localize.fields import SynchronizedField

from ..blocks import body_field
from ..passages import StreamPassages
from .base import ContentPage


class ChapterPage(ContentPage):
    """A chapter that is no field of action: introduction, principles, intercultural opening, outlook."""

    parent_page_types = [
        "concept_pages.ConceptPage",
        "concept_pages.AnalysisPage",
        "concept_pages.ActionPlanPage",
    ]
    subpage_types: list = []
    page_description = _("A chapter of text: introduction, principles, outlook, cross-cutting subjects.")

    number = models.CharField(
        _("number"),
        max_length=20,
        blank=True,
        help_text=_("As it is cited, for instance 2.1. It stays when chapters move."),
    )
    body = body_field(_("text"))

    override_translatable_fields = [
        *ContentPage.override_translatable_fields,
        SynchronizedField("number", overridable=False),
    ]
    content_panels = [
        FieldPanel("number"),
        *ContentPage.content_panels,
        FieldPanel("body", help_text=_("The text of the chapter, one block a paragraph, so that it can be cited.")),
    ]
    passage_fields = [*ContentPage.passage_fields, StreamPassages("body")]

    class Meta:
        verbose_name = _("chapter")
        verbose_name_plural = _("chapters")
