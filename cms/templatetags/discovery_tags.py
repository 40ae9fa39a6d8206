from django import template
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from cms.discovery.linked_data import as_json
from cms.discovery.meta import Meta, meta_of

register = template.Library()


@register.simple_tag(takes_context=True)
def page_meta(context) -> Meta | None:
    """What the head says about this page; None on errors and previews."""
    return meta_of(context.flatten(), get_language())


@register.filter
def linked(data: dict) -> str:
    return mark_safe(as_json(data))
