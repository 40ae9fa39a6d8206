"""What the head of a public page says about it."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from wagtail.models import Page

from .addresses import absolute, canonical
from .linked_data import graph

# A country for each language, as Open Graph wants it.
TERRITORIES = {"de": "de_DE", "en": "en_GB", "ar": "ar_AR", "uk": "uk_UA", "ru": "ru_RU", "de-simple": "de_DE"}
ARTICLES = {
    "fieldanalysispage",
    "chapterpage",
    "measurepage",
    "goalpage",
    "planfieldpage",
    "visionpage",
    "understandingpage",
}


@dataclass(frozen=True)
class Meta:
    """Addresses are whole. picture: empty where the page is not for everybody."""

    title: str
    description: str
    canonical: str
    kind: str
    territory: str
    site_name: str
    versions: list[tuple[str, str]]
    picture: str
    feed: str
    data: dict


def meta_of(context, language: str) -> Meta | None:
    """context: the template's, with request, around, and page or here. None where there is nothing to find: errors, previews."""
    request, around = context.get("request"), context.get("around")
    page, here = context.get("page"), context.get("here")
    if not isinstance(page, Page):  # lists are told "page" for what is no Wagtail page
        page, here = None, here or page
    if request is None or around is None or around.home is None or not (page or here):
        return None
    if getattr(request, "is_preview", False) or (page and not is_public(page)):
        return None
    shown = page or around.home
    address = canonical(request)
    title, description = (
        (page.title_with_number, described(page)) if page else (here.title, str(context.get("description", "")))
    )
    return Meta(
        title=title,
        description=description,
        canonical=address,
        kind="article" if page and page._meta.model_name in ARTICLES else "website",
        territory=TERRITORIES.get(language, language),
        site_name=around.home.city_name or "",
        versions=versions(request, around.languages),
        picture=absolute(request, reverse("social_picture", args=[shown.translation_key, language])),
        feed=absolute(request, reverse("feed")),
        data=graph(context, page, address, title, description, language),
    )


def described(page) -> str:
    return page.search_description or getattr(page, "summary", "")


def is_public(page) -> bool:
    """Mostly known from finding the page; else it is asked."""
    return page.live and (getattr(page, "is_known_public", False) or not page.get_view_restrictions().exists())


def versions(request, languages: list) -> list[tuple[str, str]]:
    """(language, address) of this page in every language that has it, and the binding one for all others."""
    found = [(v.code, absolute(request, v.url.split("?")[0])) for v in languages if v.is_same]
    default = dict(found).get(settings.LANGUAGE_CODE)
    return [*found, *([("x-default", default)] if default and len(found) > 1 else [])]
