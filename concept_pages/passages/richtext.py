"""Stored rich text as passage HTML: links and images carry the identity of what they point to."""

from __future__ import annotations

import re

import nh3
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from wagtail.models import Locale, Page
from wagtail.rich_text.rewriters import EmbedRewriter, LinkRewriter

from .targets import Targets, current_targets, targets_for, using
from .wanted import Wanted, rich_text_pk

# Nothing else reaches a reader, a draft or a PDF, whatever road it took into the database.
TAGS = {"a", "b", "br", "em", "h2", "h3", "h4", "h5", "hr", "i", "img", "li", "ol", "p", "strong", "sub", "sup", "ul"}
ATTRIBUTES = {"a": {"class", "data-document", "data-page", "href"}, "img": {"alt", "data-image"}}
SCHEMES = {"ftp", "http", "https", "mailto", "tel"}
LINK_TO_NOTHING = re.compile(r"<a>(.*?)</a>", re.DOTALL)


def identity_html(source: str) -> str:
    """Stored rich text with `<a data-page="<translation key>" href="…">`; a link whose target is gone keeps its words only."""
    targets = current_targets()
    if targets is not None:
        return _rewrite(source, targets)
    wanted = Wanted()
    wanted.add_rich_text(source)
    with using(targets_for(Locale.get_active(), wanted)) as targets:
        return _rewrite(source, targets)


def _rewrite(source: str, targets: Targets) -> str:
    links = LinkRewriter(
        {
            "page": lambda attrs: page_link_tag(targets.page(rich_text_pk(attrs))),
            "document": lambda attrs: document_link_tag(targets.document(rich_text_pk(attrs))),
            "external": address_link_tag,
            "email": address_link_tag,
            "anchor": address_link_tag,
        }
    )
    images = EmbedRewriter(
        {"image": lambda attrs: image_tag(targets.picture(rich_text_pk(attrs)), attrs.get("alt", ""))}
    )
    html = LINK_TO_NOTHING.sub(r"\1", links(images(source)))
    return nh3.clean(html, tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel=None)


def address_link_tag(attrs: dict[str, str]) -> str:
    return format_html('<a href="{}">', attrs["href"]) if attrs.get("href") else "<a>"


def page_link_tag(page: Page | None, *, is_title: bool = False) -> str:
    """is_title: the words of the link are the page's own title."""
    if page is None:
        return "<a>"
    mark = mark_safe(' class="title"') if is_title else ""
    return format_html('<a{} data-page="{}" href="{}">', mark, page.translation_key, page.get_url() or "")


def document_link_tag(document) -> str:
    """Identified by the file's SHA-1: the same file under another name is the same target, a replaced file is not."""
    if document is None:
        return "<a>"
    return format_html('<a data-document="{}" href="{}">', document.get_file_hash(), document.url)


def image_tag(picture, alt: str) -> str:
    return format_html('<img data-image="{}" alt="{}">', picture.identity, alt) if picture else ""
