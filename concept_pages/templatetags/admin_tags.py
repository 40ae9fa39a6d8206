from django import template

from ..admin.localize import without_alias_link
from ..admin.review import approval_of
from ..models import ContentPage

register = template.Library()

register.filter(without_alias_link)


@register.simple_tag
def approval(page):
    """The approval of a page's newest text, or None; other things than our pages have none."""
    return approval_of(page) if isinstance(page, ContentPage) else None
