"""What the pages of the glossary show."""

from __future__ import annotations

from django.db.models import F, Q
from django.utils.translation import get_language
from wagtail.models import Locale, Page

from ..models import Abbreviation, GlossaryTerm
from ..querysets import hidden, with_numbers


def words_of(model) -> list:
    """Terms or abbreviations in the active language; what it lacks, in the site's first language."""
    here = Q(locale__language_code=get_language()) | Q(locale=Locale.get_default())
    found: dict[str, object] = {}
    for word in model.objects.filter(here).select_related("locale"):
        if word.key not in found or word.locale.language_code == get_language():
            found[word.key] = word
    return list(found.values())


def term_with(key: str) -> GlossaryTerm | None:
    versions = GlossaryTerm.objects.filter(key=key).select_related("locale")
    by_language = {term.locale.language_code: term for term in versions}
    return by_language.get(get_language()) or by_language.get(Locale.get_default().language_code)


def pages_with(term: GlossaryTerm) -> list[Page]:
    """Live public pages in reading order, each with the `anchor` of the first passage and its `number`."""
    pages = Page.objects.filter(~hidden(), live=True, term_uses__term=term).annotate(anchor=F("term_uses__anchor"))
    return list(with_numbers(pages).select_related("locale").order_by("path"))


def abbreviations_of(term: GlossaryTerm) -> list[Abbreviation]:
    """Short for the term, or for a name that the term is part of."""
    return [
        short
        for short in Abbreviation.objects.filter(locale=term.locale).order_by("short")
        if short.short == term.term or term.term.casefold() in short.long.casefold()
    ]
