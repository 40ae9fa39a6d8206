from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from concept_pages.blocks import body_field
from concept_pages.models import ContentPage
from concept_pages.passages import StreamPassages

# Published and withdrawn on a date, if need be.
DATED_PANELS = Page.settings_panels
SITE_PARENTS = ["home.HomePage", "home.StandardPage"]


class StandardPage(ContentPage):
    """Imprint, privacy notice and whatever else a site needs."""

    parent_page_types = SITE_PARENTS
    subpage_types = ["home.StandardPage"]
    page_description = _("A page of text: imprint, privacy notice, contact.")

    in_footer = models.BooleanField(_("in the footer"), default=False, help_text=_("Linked from every page."))
    in_sign_language = models.BooleanField(
        _("is the page in sign language"),
        default=False,
        help_text=_("Linked beside the languages on every page."),
    )
    body = body_field(_("text"))

    content_panels = [
        *ContentPage.content_panels,
        FieldPanel("body", help_text=_("The text of the page, one block a paragraph.")),
        "in_footer",
        "in_sign_language",
    ]
    settings_panels = DATED_PANELS
    passage_fields = [*ContentPage.passage_fields, StreamPassages("body")]

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")
