"""Built in (settings): Wagtail's own templates use it without loading it."""

from django import template
from django.utils.html import format_html

from ..security.nonce import current_nonce

register = template.Library()


@register.simple_tag
def script_nonce():
    nonce = current_nonce()
    return format_html(' nonce="{}"', nonce) if nonce else ""
