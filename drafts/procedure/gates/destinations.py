"""Where the links of a draft lead, as its readers will find it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from html import unescape
from urllib.parse import SplitResult, unquote, urlsplit

from django.conf import settings
from django.db.models import Q
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from concept_pages.querysets import hidden

from ...text.frozen_text import LINK
from ...working_text import document_paths
from .base import DraftText

ANY_LINK = re.compile(r"<a(?P<attributes>[^>]*)>(?P<words>.*?)</a>", re.DOTALL)
HREF = re.compile(r'href="([^"]*)"')


class Destinations:
    """Of all links of a draft. Two queries, and one for each address of the own website that is written out."""

    def __init__(self, text: DraftText):
        self.text = text
        self.known: dict[str, bool] = {}

    def missed(self, html: str) -> Iterator[str]:
        """What is to be said of the links that lead nowhere."""
        for match in ANY_LINK.finditer(html):
            if not self.is_found(match):
                words = re.sub(r"<[^>]+>", "", match["words"])
                yield _("The link “%(words)s” leads to nothing that readers find") % {"words": unescape(words)}

    def is_found(self, link: re.Match) -> bool:
        if named := LINK.match(link[0]):
            return named[2] in self.pages
        if "data-document=" in link["attributes"] or "data-fact=" in link["attributes"]:
            return True
        href = HREF.search(link["attributes"])
        return href is not None and self.is_address(unescape(href[1]).strip())

    def is_address(self, address: str) -> bool:
        try:
            parts = urlsplit(address)
        except ValueError:
            return False
        if parts.scheme in ("mailto", "tel"):
            return bool(parts.path.strip())
        if not parts.netloc and (parts.scheme or not parts.path):
            return bool(parts.fragment) and not parts.scheme
        if self.is_own(parts):
            if parts.path not in self.known:
                self.known[parts.path] = is_here(parts.path or "/")
            return self.known[parts.path]
        return "." in (parts.hostname or "").strip(".")

    def is_own(self, parts: SplitResult) -> bool:
        return not parts.netloc or parts.hostname in self.hosts

    @cached_property
    def hosts(self) -> set[str]:
        return set(Site.objects.values_list("hostname", flat=True))

    @cached_property
    def pages(self) -> set[str]:
        """Translation keys of the pages that readers find beside the draft: its own, and public ones of no earlier text of the document."""
        rows = self.text.rows
        named = {key for row in rows for p in row.passages for _mark, key, _words in LINK.findall(p["html"])}
        own = {str(row.page_key) for row in rows}
        others = Page.objects.filter(~hidden(), live=True, translation_key__in=named - own)
        for path in document_paths(self.text.draft.document):
            others = others.exclude(Q(path__startswith=path))
        return own | {str(key) for key in others.values_list("translation_key", flat=True)}


def is_here(path: str) -> bool:
    """Whether the own website has something at this address for everybody."""
    path = unquote(path)
    try:
        if resolve(path).view_name != "wagtail_serve":
            return True
    except Resolver404:
        return False
    places = [
        root_path + path[len(prefix) :]
        for _pk, root_path, _url, language in Site.get_site_root_paths()
        if path.startswith(prefix := "/" if language == settings.LANGUAGE_CODE else f"/{language}/")
    ]
    return Page.objects.filter(~hidden(), url_path__in=places, live=True).exists()
