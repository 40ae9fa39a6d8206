"""Stored rich text as passage HTML: links carry the identity of what they point to."""

from __future__ import annotations

from django.utils.html import format_html
from wagtail.models import Locale, Page
from wagtail.rich_text.rewriters import LinkRewriter

from .targets import Targets, Wanted, current_targets, using


def identity_html(source: str) -> str:
    """Stored rich text with `<a data-page="<translation key>" href="…">`; a link whose target is gone keeps its words only."""
    targets = current_targets()
    if targets is not None:
        return _rewrite(source, targets)
    wanted = Wanted()
    wanted.add_rich_text(source)
    with using(Targets(wanted, Locale.get_active())) as targets:
        return _rewrite(source, targets)


def _rewrite(source: str, targets: Targets) -> str:
    rewriter = LinkRewriter(
        {
            "page": lambda attrs: page_link_tag(targets.page(_pk(attrs))),
            "document": lambda attrs: document_link_tag(targets.document(_pk(attrs))),
            "external": lambda attrs: format_html('<a href="{}">', attrs["href"]),
            "email": lambda attrs: format_html('<a href="{}">', attrs["href"]),
            "anchor": lambda attrs: format_html('<a href="{}">', attrs["href"]),
        }
    )
    return rewriter(source)


def _pk(attrs: dict) -> int | None:
    value = attrs.get("id", "")
    return int(value) if value.isdigit() else None


def page_link_tag(page: Page | None) -> str:
    if page is None:
        return "<a>"
    return format_html('<a data-page="{}" href="{}">', page.translation_key, page.get_url() or "")


def document_link_tag(document) -> str:
    """Identified by the file's SHA-1: the same file under another name is the same target, a replaced file is not."""
    if document is None:
        return "<a>"
    return format_html('<a data-document="{}" href="{}">', document.get_file_hash(), document.url)
