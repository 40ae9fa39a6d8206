from django import template
from django.conf import settings

from ..text.languages import lang_attributes

register = template.Library()


@register.simple_tag
def written_once() -> str:
    """The attributes of what is written in the site's own language only: names and notes of drafts."""
    return lang_attributes(settings.LANGUAGE_CODE)
