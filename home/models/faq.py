import re

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from concept_pages.blocks import body_field
from concept_pages.models import ContentPage
from concept_pages.passages import StreamPassages
from concept_pages.passages.visible_text import plain_text

from .standard import DATED_PANELS, SITE_PARENTS

QUESTION = re.compile(r'<h2 class="question">(.*?)</h2>', re.DOTALL)


class FaqPage(ContentPage):
    """Oft gefragt: questions and answers, each a passage."""

    parent_page_types = SITE_PARENTS
    subpage_types: list = []
    page_description = _("Frequent questions and their answers.")

    body = body_field(_("questions"))

    content_panels = [
        *ContentPage.content_panels,
        FieldPanel("body", help_text=_("Add a block “Question and answer” for each question.")),
    ]
    settings_panels = DATED_PANELS
    passage_fields = [*ContentPage.passage_fields, StreamPassages("body")]

    class Meta:
        verbose_name = _("frequent questions")
        verbose_name_plural = _("frequent questions")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        texts = context["texts"]
        return context | {"contents": contents_with_questions(texts), "questions": questions_with_answers(texts)}


def contents_with_questions(texts: list) -> list[tuple[str, str]]:
    """(anchor, words) of every question and heading, in order."""
    found = []
    for item in (item for part in texts for item in part.items):
        question = QUESTION.search(item.passage.html)
        if question:
            found.append((item.passage.anchor, plain_text(question[1])))
        elif item.number is None and item.passage.html.startswith("<h2"):
            found.append((item.passage.anchor, item.passage.text))
    return found


def questions_with_answers(texts: list) -> list[tuple[str, str]]:
    """As plain text, for machines."""
    passages = (item.passage.html for part in texts for item in part.items)
    found = ((QUESTION.search(html), html) for html in passages)
    return [(plain_text(question[1]), plain_text(html[question.end() :])) for question, html in found if question]
