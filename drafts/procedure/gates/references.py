"""Checks of what the text points to, and of what is said about it."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Comment, Page

from concept_pages.passages.wanted import Wanted

from .base import DraftText, Finding, Gate, editor, where
from .destinations import Destinations


class LinksWork(Gate):
    """Every page, picture and document that the text names is there, and readers get to where it leads. Other websites are not asked."""

    name = "links_work"
    label = gettext_lazy("No link is broken")

    def findings(self, text: DraftText) -> Iterator[Finding]:
        yield from self.gone(text)
        known = Destinations(text)
        for row in text.rows:
            for passage in row.passages:
                for what in known.missed(passage["html"]):
                    yield Finding(where(row), what, editor(row, passage["anchor"]))

    def gone(self, text: DraftText) -> Iterator[Finding]:
        wanted = {row.pk: _wanted(text.pages[row.pk]) for row in text.rows}
        kinds = (
            (Page, "pages", _("A link leads to a page that is gone")),
            (get_image_model(), "pictures", _("A picture is gone")),
            (get_document_model(), "documents", _("A link leads to a document that is gone")),
        )
        for model, kind, sentence in kinds:
            gone = _gone(model, [getattr(one, kind) for one in wanted.values()])
            for row in text.rows:
                for _pk in getattr(wanted[row.pk], kind) & gone:
                    yield Finding(where(row), sentence, editor(row))


def _wanted(page) -> Wanted:
    wanted = Wanted()
    for field in page.passage_fields:
        field.collect(page, wanted)
    return wanted


def _gone(model, ids: list[set[int]]) -> set[int]:
    asked = set().union(*ids)
    return asked - set(model.objects.filter(pk__in=asked).values_list("pk", flat=True))


class CommentsResolved(Gate):
    """No editor's comment waits for an answer."""

    name = "comments_resolved"
    label = gettext_lazy("All comments are resolved")

    def findings(self, text: DraftText) -> Iterator[Finding]:
        rows = {row.page_id: row for row in text.rows}
        open_ones = Comment.objects.filter(page_id__in=rows, resolved_at=None).select_related("user").order_by("pk")
        for comment in open_ones:
            row = rows[comment.page_id]
            what = _("Open comment: “%(text)s”") % {"text": comment.text}
            yield Finding(where(row), what, f"{editor(row)}?comment={comment.pk}")
