"""Finds where terms stand in the live text. The same marker as on the public page, so the list says what readers see."""

from __future__ import annotations

from collections import defaultdict

from django.db.models import Q
from wagtail.models import Page

from ..models import ContentPage, GlossaryTerm, TermUse
from ..passages import sections_of_pages
from .marking import Marker, entries_of


def refresh(*, pages: set[int] | None = None, locales: set[int] | None = None) -> int:
    """Makes the uses of these pages, and of all pages in these languages, anew; the number of uses. SQL does not grow with the pages."""
    wanted = Q(pk__in=pages or ()) | Q(locale__in=locales or ())
    TermUse.objects.filter(Q(page__in=pages or ()) | Q(page__locale__in=locales or ())).delete()
    found = [page for page in Page.objects.filter(wanted, live=True).specific() if isinstance(page, ContentPage)]
    by_language = defaultdict(list)
    for page in found:
        by_language[page.locale_id].append(page)
    uses = [use for group in by_language.values() for use in uses_in(group)]
    TermUse.objects.bulk_create(uses, ignore_conflicts=True)
    return len(uses)


def uses_in(pages: list[ContentPage]) -> list[TermUse]:
    """Of pages of one language."""
    sections = sections_of_pages(pages)
    locale = pages[0].locale
    entries = entries_of(locale)
    terms = dict(GlossaryTerm.objects.filter(locale=locale).values_list("key", "pk"))
    found = []
    for page, (parts, _targets) in zip(pages, sections, strict=True):
        marker = Marker(entries, locale.language_code)
        for passage in (p for part in parts if part.kind != "fact" for p in part.passages):
            met = [entry for entry in marker.met(passage.html) if not entry.meaning]
            found += [TermUse(term_id=terms[e.key], page=page, anchor=passage.anchor) for e in met if e.key in terms]
    return found
