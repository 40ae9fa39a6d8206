"""The feed of publications in one language: each page once, under an id that survives moves and new titles."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.db.models import CharField, F, Value
from django.db.models.functions import Coalesce, NullIf
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import get_page_models

from concept_pages.homes import Home
from concept_pages.querysets import with_numbers

from .addresses import absolute, root_of
from .public import public_pages

NEWEST = 50


def feed_text(request, home: Home) -> str:
    pages = newest_pages(home)
    city = city_of(home)
    root = root_of(request)
    feed = Atom1Feed(
        title=_("%(city)s: what is new in the integration concept") % {"city": city},
        link=absolute(request, home.url),
        description="",
        language=get_language(),
        author_name=city,
        feed_url=absolute(request, reverse("feed")),
        feed_guid=f"tag:{urlsplit(root).hostname},2026:meldungen.{home.language}",
    )
    for page in pages:
        feed.add_item(**item(request, home, page, city))
    return feed.writeString("utf-8")


def newest_pages(home: Home) -> list:
    """One query, whatever their types."""
    pages = public_pages({home.language: home}).exclude(last_published_at=None)
    pages = with_numbers(pages).annotate(lead=column("summary"))
    return list(pages.order_by("-last_published_at", "path")[:NEWEST])


def city_of(home: Home) -> str:
    pages = public_pages({home.language: home}).filter(url_path=home.root_path)
    return pages.values_list("homepage__city_name", flat=True).first() or _("Integration concept")


def column(name: str):
    """A field of the page types that have it."""
    models = [model for model in get_page_models() if any(field.name == name for field in model._meta.local_fields)]
    own = [NullIf(F(f"{model._meta.model_name}__{name}"), Value("")) for model in models]
    return Coalesce(*own, Value(""), Value(""), output_field=CharField())


def item(request, home: Home, page, city: str) -> dict:
    first = page.first_published_at or page.last_published_at
    return {
        "title": f"{page.number} {page.title}".strip(),
        "link": absolute(request, home.url_of(page.url_path)),
        "description": escape(page.search_description or page.lead),  # Django's feeds call it HTML
        "unique_id": f"tag:{urlsplit(root_of(request)).hostname},2026:{page.translation_key}.{home.language}",
        "pubdate": first,
        "updateddate": page.last_published_at,
        "author_name": city,
    }
