"""What waits for a translator, on the admin's first page."""

from __future__ import annotations

from django.db.models import Count, Exists, IntegerField, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from wagtail.admin.ui.components import Component
from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from .languages import languages_of

SHOWN = 20


class ToTranslatePanel(Component):
    template_name = "concept_pages/admin/to_translate_panel.html"
    order = 40

    def __init__(self, request):
        self.request = request

    def get_context_data(self, parent_context):
        languages = translated_languages(self.request.user)
        waiting = list(waiting_translations(languages)) if languages else []
        return {"languages": languages, "waiting": waiting[:SHOWN], "count": len(waiting)}


def translated_languages(user) -> list[Locale]:
    """The languages of someone who only translates; nothing for those who also write the source, or edit nothing."""
    languages = list(languages_of(user))
    return [] if Locale.get_default() in languages else languages


def waiting_translations(languages):
    """Translations of pages with sentences not translated (`missing`), or of a source published since it was taken over (`moved`).

    Each knows its page (`page_id`, `page_title`); one query, however many pages there are.
    """
    twins = Page.objects.filter(translation_key=OuterRef("source__object_id"))
    target = twins.filter(locale=OuterRef("target_locale"))
    return (
        Translation.objects.filter(enabled=True, target_locale__in=languages)
        .select_related("source", "target_locale")
        .annotate(
            page_id=Subquery(target.values("pk")[:1]),
            page_title=Subquery(target.values("draft_title")[:1]),
            page_path=Subquery(target.values("path")[:1]),
            missing=Coalesce(Subquery(missing_sentences(), output_field=IntegerField()), 0),
        )
        .annotate(moved=Exists(moved_source()))
        .filter(Q(missing__gt=0) | Q(moved=True), page_id__isnull=False)
        .order_by("page_path")
    )


def missing_sentences():
    """For a translation: how many sentences of its source have no translation."""
    translated = StringTranslation.objects.filter(
        translation_of_id=OuterRef("string_id"),
        context_id=OuterRef("context_id"),
        locale_id=OuterRef("target"),
        has_error=False,
    )
    sentences = StringSegment.objects.filter(source_id=OuterRef("source_id")).annotate(
        target=OuterRef("target_locale_id")
    )
    return sentences.filter(~Exists(translated)).order_by().values("source_id").annotate(n=Count("pk")).values("n")


def moved_source():
    """For a translation: its source page, if it was published after its text was last taken over."""
    return Page.objects.filter(
        translation_key=OuterRef("source__object_id"),
        locale=OuterRef("source__locale"),
        last_published_at__gt=OuterRef("source__last_updated_at"),
    )
