import re

from django import template
from django.template.defaultfilters import filesizeformat
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from ..charts import chart
from ..charts import with_chart as html_with_chart
from ..passages import expand as expand_html
from ..passages.richtext import document_link_tag, page_link_tag
from ..passages.richtext import identity_html as rich_text_html

register = template.Library()

ANY_HEADING = re.compile(r"(</?)h([2-5])(?: class=\"question\")?>")
HEADING = re.compile(r"(</?)h([2-5])>")

register.simple_tag(chart)


@register.filter
def identity_html(value) -> str:
    """Rich text whose links carry what they point to."""
    source = getattr(value, "source", value) or ""
    return mark_safe(rich_text_html(source))


@register.filter
def expanded(html: str, targets) -> str:
    return expand_html(html, targets, public=not targets.show_hidden)


@register.filter
def expanded_fact(html: str, targets) -> str:
    """Facts are no running text: no term is marked in them."""
    return expand_html(html, targets, public=not targets.show_hidden, terms=False)


@register.filter
def with_chart(html: str, series: dict) -> str:
    return mark_safe(html_with_chart(html, series, right_to_left=get_language_bidi()))


@register.filter
def document_of(page, around) -> str:
    """“Analysis” or “Action plan” for a page below one of them: both have pages of the same number and title."""
    above = (each for each in around.menu if page.path.startswith(each.path) and page.path != each.path)
    return next((short_name(each) for each in above), "")


@register.filter
def short_name(document) -> str:
    """What the menu calls a document; whatever else stands there keeps its title."""
    words = {"analysispage": _("Analysis"), "actionplanpage": _("Action plan")}
    return words.get(document.content_type.model, document.title)


@register.filter
def deeper(html: str) -> str:
    """Headings one level down: under the heading of a section."""
    return mark_safe(HEADING.sub(lambda m: f"{m[1]}h{int(m[2]) + 1}>", html))


@register.filter
def lowered(html: str, level: int) -> str:
    """Headings below one of the given level."""

    def below(match: re.Match) -> str:
        return f"{match[1]}h{min(int(match[2]) + level - 1, 6)}>"

    return mark_safe(ANY_HEADING.sub(below, html))


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
    return format_html("{}{}</a>", page_link_tag(page, is_title=not words), words or f"{number} {page.title}".strip())


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


@register.simple_tag
def heading(level: int, name: str, anchor: str = "") -> str:
    """Opens a heading of a level that only the view knows; `name--<level>` is its second class."""
    place = format_html(' id="{}"', anchor) if anchor else ""
    return format_html('<h{} class="{} {}--{}"{}>', level, name, name, level, place)


@register.simple_tag
def end_heading(level: int) -> str:
    return format_html("</h{}>", level)
