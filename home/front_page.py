"""What the first page shows beside its own text: where the concept stands, its fields of action, what is new."""

from __future__ import annotations

from django.db.models.functions import TruncDate
from wagtail.models import Page

from concept_pages.beside import with_beside
from concept_pages.document_view import documents_below
from concept_pages.field_index import field_index
from concept_pages.models import FieldAnalysisPage
from concept_pages.querysets import hidden, with_numbers

NEWS = 5
# Home, concept, document, and the pages of a document.
NEWS_DEPTH = 5


def front_page_context(page) -> dict:
    return {
        "documents": with_beside(documents_below(page.path, ~hidden())),
        "fields": field_index(FieldAnalysisPage, below=page.path, locale_id=page.locale_id),
        "news": news(page),
    }


def news(page) -> list[Page]:
    """The concept's pages published last, the higher ones first where several came together; `is_new` where it was the first time.

    A comma in the imprint is no news: what belongs to the site alone is left out.
    """
    pages = Page.objects.filter(
        ~hidden(), path__startswith=page.path, live=True, depth__lte=NEWS_DEPTH, last_published_at__isnull=False
    ).exclude(content_type__app_label=page._meta.app_label)
    newest_day_first = (TruncDate("last_published_at").desc(), "depth", "path")
    found = list(with_numbers(pages).order_by(*newest_day_first)[:NEWS])
    for entry in found:
        entry.is_new = entry.first_published_at == entry.last_published_at
    return found
