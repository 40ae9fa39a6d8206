from django.utils.translation import gettext_lazy as _

from concept_pages.blocks import body_field
from concept_pages.models import ContentPage
from concept_pages.passages import StreamPassages

from .standard import SITE_PARENTS


class FaqPage(ContentPage):
    """Oft gefragt: questions and answers, each a passage."""

    parent_page_types = SITE_PARENTS
    subpage_types: list = []
    page_description = _("Frequent questions and their answers.")

    body = body_field(_("questions"))

    content_panels = [*ContentPage.content_panels, "body"]
    passage_fields = [*ContentPage.passage_fields, StreamPassages("body")]

    class Meta:
        verbose_name = _("frequent questions")
        verbose_name_plural = _("frequent questions")
