from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from concept_pages.blocks import body_field
from concept_pages.models import ContentPage
from concept_pages.passages import StreamPassages

from .standard import DATED_PANELS


class EasyLanguagePage(ContentPage):
    """Leichte Sprache: a small tree of its own that holds only what matters most, not a page-for-page translation."""

    parent_page_types = ["home.HomePage", "home.EasyLanguagePage"]
    subpage_types = ["home.EasyLanguagePage"]
    page_description = _("A page in easy language: only what matters most, one sentence a line.")

    body = body_field(_("text"))

    content_panels = [
        *ContentPage.content_panels,
        FieldPanel("body", help_text=_("Short sentences, one thought each. Headings and pictures help.")),
    ]
    settings_panels = DATED_PANELS
    passage_fields = [*ContentPage.passage_fields, StreamPassages("body")]

    class Meta:
        verbose_name = _("page in easy language")
        verbose_name_plural = _("pages in easy language")
