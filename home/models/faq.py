import re
from html import unescape

from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _

from concept_pages.blocks import body_field
from concept_pages.models import ContentPage
from concept_pages.passages import StreamPassages

from .standard import DATED_PANELS, SITE_PARENTS

QUESTION = re.compile(r'<h2 class="question">(.*?)</h2>', re.DOTALL)


class FaqPage(ContentPage):
    """Oft gefragt: questions and answers, each a passage."""

    parent_page_types = SITE_PARENTS
    subpage_types: list = []
    page_description = _("Frequent questions and their answers.")

    body = body_field(_("questions"))

    content_panels = [*ContentPage.content_panels, "body"]
    settings_panels = DATED_PANELS
    passage_fields = [*ContentPage.passage_fields, StreamPassages("body")]

    class Meta:
        verbose_name = _("frequent questions")
        verbose_name_plural = _("frequent questions")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return context | {"contents": contents_with_questions(context["texts"])}


def contents_with_questions(texts: list) -> list[tuple[str, str]]:
    """(anchor, words) of every question and heading, in order."""
    found = []
    for item in (item for part in texts for item in part.items):
        question = QUESTION.search(item.passage.html)
        if question:
            found.append((item.passage.anchor, unescape(strip_tags(question[1]))))
        elif item.number is None and item.passage.html.startswith("<h2"):
            found.append((item.passage.anchor, item.passage.text))
    return found
