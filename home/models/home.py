from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail_localize.fields import SynchronizedField

from concept_pages.blocks import body_field
from concept_pages.models import ContentPage
from concept_pages.passages import StreamPassages, TextPassage


class HomePage(ContentPage):
    """The first page of a language, and what every page of it says about the city."""

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "concept_pages.ConceptPage",
        "home.StandardPage",
        "home.FaqPage",
        "home.AccessibilityStatementPage",
        "home.EasyLanguagePage",
    ]
    page_description = _("The first page of the site, one for each language.")

    override_translatable_fields = [
        *ContentPage.override_translatable_fields,
        SynchronizedField("feedback_email"),
    ]

    city_name = models.CharField(_("city"), max_length=80)
    contact = models.TextField(
        _("contact"),
        blank=True,
        help_text=_("Office, street, town, telephone: one a line. Stands on every page."),
    )
    feedback_email = models.EmailField(
        _("feedback goes to"),
        blank=True,
        help_text=_("The office's address; that of the first language counts. Reports are in the admin in any case."),
    )
    body = body_field(_("text"))

    content_panels = [
        *ContentPage.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("city_name", help_text=_("Stands at the top of every page.")),
                "contact",
                "feedback_email",
            ],
            heading=_("The city"),
        ),
        FieldPanel("body", help_text=_("Text of the first page, below its lead.")),
    ]
    passage_fields = [
        *ContentPage.passage_fields,
        StreamPassages("body"),
        TextPassage("contact"),
    ]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def get_context(self, request, *args, **kwargs):
        from ..front_page import front_page_context

        return super().get_context(request, *args, **kwargs) | front_page_context(self)
