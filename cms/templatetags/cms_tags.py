from django import template
from django.urls import NoReverseMatch, reverse
from django.utils import translation

from cms import font_files, style_sheet
from cms.discovery.addresses import absolute

register = template.Library()

register.simple_tag(style_sheet.style_sheet_url)
register.filter(font_files.first_files)


@register.simple_tag(takes_context=True)
def whole_address(context, url: str) -> str:
    """With the host under which the site is known."""
    return absolute(context["request"], url)


@register.filter
def lines(text: str) -> list[str]:
    return text.splitlines()


@register.filter
def language_name(code: str) -> str:
    """A language in its own name."""
    return translation.get_language_info(code)["name_local"]


@register.filter
def word_for_home(code: str) -> str:
    """“Home page” in a language."""
    with translation.override(code):
        return translation.gettext("Home page")


@register.filter
def text_direction(code: str) -> str:
    return "rtl" if translation.get_language_info(code)["bidi"] else "ltr"


@register.filter
def is_above(page, current) -> bool:
    """True where `current` is `page` or stands below it."""
    return bool(current) and current.path.startswith(page.path)


@register.simple_tag
def optional_url(name: str, *args) -> str:
    """The address of a view, or nothing where this site has it not."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


# Letters of a word that fits a line of a small phone in the size of a title; "Integrationsbeauftragte/n" has 25.
LONGEST_AT_FULL_SIZE = 17


@register.filter
def has_long_words(title: str) -> bool:
    return max(map(len, title.replace("-", "- ").split()), default=0) > LONGEST_AT_FULL_SIZE
