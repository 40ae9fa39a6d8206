"""Texts in another language than the page around them."""

from __future__ import annotations

from django.utils.html import format_html
from django.utils.translation import get_language, get_language_info


def lang_attributes(code: str) -> str:
    """For HTML; nothing where it is the page's own language."""
    if code == get_language():
        return ""
    direction = "rtl" if get_language_info(code)["bidi"] else "ltr"
    return format_html(' lang="{}" dir="{}"', code, direction)
