"""Live pages that everybody may read, below the home pages that everybody may read."""

from __future__ import annotations

from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet
from wagtail.models import Page

from concept_pages.homes import Home, homes
from concept_pages.querysets import hidden


def public_homes() -> dict[str, Home]:
    """By language. One query."""
    known = homes()
    paths = [home.root_path for home in known.values()]
    live = set(Page.objects.filter(~hidden(), url_path__in=paths, live=True).values_list("url_path", flat=True))
    return {code: home for code, home in known.items() if home.root_path in live}


def public_pages(homes: dict[str, Home]) -> QuerySet:
    if not homes:
        return Page.objects.none()
    below = reduce(or_, (Q(url_path__startswith=h.root_path, locale__language_code=h.language) for h in homes.values()))
    return Page.objects.filter(below, ~hidden(), live=True)
