import re

from django import template
from django.template.defaultfilters import filesizeformat
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from ..charts import chart
from ..passages import expand as expand_html
from ..passages.richtext import document_link_tag, page_link_tag
from ..passages.richtext import identity_html as rich_text_html

register = template.Library()

HEADING = re.compile(r"(</?)h([2-5])>")

register.simple_tag(chart)


@register.filter
def identity_html(value) -> str:
    """Rich text whose links carry what they point to."""
    source = getattr(value, "source", value) or ""
    return mark_safe(rich_text_html(source))


@register.filter
def expanded(html: str, targets) -> str:
    return expand_html(html, targets)


@register.filter
def deeper(html: str) -> str:
    """Headings one level down: under the heading of a section."""
    return mark_safe(HEADING.sub(lambda m: f"{m[1]}h{int(m[2]) + 1}>", html))


@register.simple_tag
def identity_image(picture, alt: str) -> str:
    if picture is None:
        return ""
    return format_html('<img data-image="{}" alt="{}">', picture.identity, alt)


@register.simple_tag
def page_link(page, words: str = "") -> str:
    if page is None:
        return words
    number = getattr(page, "number", "")
    return format_html("{}{}</a>", page_link_tag(page), words or f"{number} {page.title}".strip())


@register.simple_tag
def document_link(document, words: str) -> str:
    """A link with format and size, as people on a phone want to know before they tap."""
    if document is None:
        return words
    return format_html(
        "{}{}</a> ({}, {})",
        document_link_tag(document),
        words,
        document.file_extension.upper(),
        filesizeformat(document.get_file_size()),
    )
