"""From an address to its page in two queries, however deep it stands; Wagtail's own way takes two a level."""

from __future__ import annotations

from django.contrib.contenttypes.models import ContentType
from django.utils import translation
from wagtail.models import Page, Site
from wagtail.url_routing import RouteResult


def route(request, path: str) -> RouteResult | None:
    """The live page at `path` in the active language, or None where Wagtail must look (several sites, other kinds of routes)."""
    root = _root_path(translation.get_language())
    if root is None:
        return None
    # With its root: below a home page that is a draft there is no public page in this language.
    live = {
        url_path: (pk, content_type)
        for url_path, pk, content_type in Page.objects.filter(url_path__in={root, root + path}, live=True).values_list(
            "url_path", "id", "content_type_id"
        )
    }
    if root not in live or root + path not in live:
        return None
    pk, content_type = live[root + path]
    page_type = ContentType.objects.get_for_id(content_type).model_class()
    if page_type is None:
        return None
    page = page_type.objects.select_related("locale").get(pk=pk)
    return RouteResult(page)


def _root_path(language: str) -> str | None:
    """The url_path of the one site's root in a language. Wagtail keeps these paths in the cache."""
    roots = Site.get_site_root_paths()
    if len({root.site_id for root in roots}) != 1:
        return None
    return next((r.root_path for r in roots if r.language_code == language), None)
