"""From an address to its page in two queries, however deep it stands; Wagtail's own way takes two a level."""

from __future__ import annotations

from django.apps import apps
from django.utils import translation
from wagtail.models import Page, Site
from wagtail.url_routing import RouteResult

from concept_pages.querysets import hidden


def route(request, path: str) -> RouteResult | None:
    """The live page at `path` in the active language, or None where Wagtail must look (several sites, other kinds of routes)."""
    root = _root_path(translation.get_language())
    if root is None:
        return None
    # With its root: below a home page that is a draft there is no public page in this language.
    found = Page.objects.filter(url_path__in={root, root + path}, live=True).annotate(is_hidden=hidden())
    columns = ("url_path", "id", "content_type__app_label", "content_type__model", "is_hidden")
    live = {url_path: rest for url_path, *rest in found.values_list(*columns)}
    if root not in live or root + path not in live:
        return None
    pk, app, model, is_hidden = live[root + path]
    try:
        page_type = apps.get_model(app, model)
    except LookupError:  # a page of an app that is no longer there
        return None
    page = page_type.objects.select_related("locale").get(pk=pk)
    page.is_known_public = not is_hidden
    return RouteResult(page)


def _root_path(language: str) -> str | None:
    """The url_path of the one site's root in a language. Wagtail keeps these paths in the cache."""
    roots = Site.get_site_root_paths()
    if len({root.site_id for root in roots}) != 1:
        return None
    return next((r.root_path for r in roots if r.language_code == language), None)
