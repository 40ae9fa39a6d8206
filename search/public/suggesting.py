"""What a reader may be about to write: titles and numbers of public pages, and terms of the glossary."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.text import capfirst

from concept_pages.models import GlossaryTerm
from concept_pages.querysets import with_numbers

from ..analysis.words import normal
from ..indexing.live_pages import public_pages
from .hits import type_label

MOST = 8


@dataclass(frozen=True)
class Suggested:
    title: str
    url: str
    type_label: str


def suggestions(text: str, language: str) -> list[Suggested]:
    """Each word must begin a word of the title or number; those that begin the title come first. Two queries, and one for the addresses."""
    wanted = normal(text).split()
    if not wanted:
        return []
    rows = with_numbers(public_pages().filter(locale__language_code=language)).order_by("path")
    named = [(f"{number} {title}".strip(), pk) for pk, number, title in rows.values_list("pk", "number", "title")]
    found = sorted((place(title, wanted), n, pk) for n, (title, pk) in enumerate(named) if begins(title, wanted))
    pages = {
        page.pk: page for page in rows.filter(pk__in=[pk for *_, pk in found[:MOST]]).select_related("content_type")
    }
    shown = [of_page(pages[pk]) for *_, pk in found[:MOST] if pk in pages]
    return (shown + terms(wanted, language))[:MOST]


def begins(title: str, wanted: list[str]) -> bool:
    words = normal(title).replace("-", " ").split()
    return all(any(word.startswith(begun) for word in words) for begun in wanted)


def place(title: str, wanted: list[str]) -> int:
    return 0 if normal(title).startswith(wanted[0]) else 1


def of_page(page) -> Suggested:
    return Suggested(f"{page.number} {page.title}".strip(), page.url or "", type_label(page.content_type.model))


def terms(wanted: list[str], language: str) -> list[Suggested]:
    found = GlossaryTerm.objects.filter(locale__language_code=language)
    label = capfirst(str(GlossaryTerm._meta.verbose_name))
    return [Suggested(str(t), reverse("glossary_term", args=[t.key]), label) for t in found if begins(str(t), wanted)]
