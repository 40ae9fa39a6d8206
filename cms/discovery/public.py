"""Live pages that everybody may read, below the home pages that everybody may read."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import translation
from wagtail.models import Page, Site

from concept_pages.querysets import hidden


@dataclass(frozen=True)
class Home:
    """A language's first page. root_path: Wagtail's path of it; url: its address."""

    language: str
    root_path: str
    url: str

    def url_of(self, url_path: str) -> str:
        """The address of a page below, without asking Wagtail page by page."""
        return self.url + url_path.removeprefix(self.root_path)


def public_homes() -> dict[str, Home]:
    """By language. One query."""
    roots: dict[str, str] = {}
    for root in Site.get_site_root_paths():
        roots.setdefault(root.language_code, root.root_path)
    live = set(
        Page.objects.filter(~hidden(), url_path__in=roots.values(), live=True).values_list("url_path", flat=True)
    )
    return {code: Home(code, path, first_address(code)) for code, path in roots.items() if path in live}


def first_address(language: str) -> str:
    with translation.override(language):
        return reverse("wagtail_serve", args=[""])


def public_pages(homes: dict[str, Home]) -> QuerySet:
    if not homes:
        return Page.objects.none()
    below = reduce(or_, (Q(url_path__startswith=h.root_path, locale__language_code=h.language) for h in homes.values()))
    return Page.objects.filter(below, ~hidden(), live=True)
