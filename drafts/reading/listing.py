"""Drafts by document, newest first."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby

from django.conf import settings
from django.utils.translation import get_language

from ..models import Draft, DraftPage
from ..text.languages import lang_attributes
from .finding import holds, newest_that_stands


@dataclass
class DocumentDrafts:
    """title: as the newest of its drafts has it, in the active language where it has that. lang: the attributes of another."""

    title: str
    lang: str
    key: str
    drafts: list[Draft] = field(default_factory=list)


def documents_with_drafts(drafts) -> list[DocumentDrafts]:
    """`drafts`: a queryset of those that the reader may see; each knows the one `before` it among these, for comparing, and whether it
    `is_superseded`. Two queries.
    """
    ordered = drafts.with_openness().select_related("stage").order_by("document__path", "-number")
    found = []
    for _document, of_one in groupby(ordered, key=lambda draft: draft.document_id):
        of_one = list(of_one)
        newest = newest_that_stands(of_one)
        for draft, before in zip(of_one, [*of_one[1:], None], strict=True):
            draft.before = before
            draft.is_superseded = draft.is_open and not draft.stage.takes_back and not holds(draft, newest)
        found.append(of_one)
    titles = titles_in(get_language(), [of_one[0] for of_one in found])
    return [DocumentDrafts(*title_of(of_one[0], titles), of_one[0].document_key, of_one) for of_one in found]


def titles_in(language: str, drafts: list[Draft]) -> dict[int, str]:
    """By draft; those that have no text in this language are left out."""
    rows = DraftPage.objects.filter(draft__in=drafts, path="", locale__language_code=language)
    return dict(rows.values_list("draft", "title"))


def title_of(draft: Draft, titles: dict[int, str]) -> tuple[str, str]:
    """With the attributes of its language."""
    if draft.pk in titles:
        return titles[draft.pk], ""
    return draft.title, lang_attributes(settings.LANGUAGE_CODE)
