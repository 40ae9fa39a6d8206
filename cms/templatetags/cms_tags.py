from django import template
from django.core.cache import cache
from django.utils import translation

from home.models import HomePage

register = template.Library()


@register.simple_tag
def city_of(home) -> dict:
    """City name and contact lines from the home page. Kept under the moment of its publication, so never stale and no query for most pages."""
    if not home:  # error pages know no home page; an unknown name in a template is ""
        return {"name": "", "contact": []}
    moment = home.last_published_at.timestamp() if home.last_published_at else 0
    key = f"city-{home.pk}-{moment}"

    def read() -> dict:
        page = HomePage.objects.filter(pk=home.pk).values("city_name", "contact").first()
        page = page or {"city_name": "", "contact": ""}
        return {"name": page["city_name"], "contact": page["contact"].splitlines()}

    return cache.get_or_set(key, read, 3600)


@register.filter
def language_name(code: str) -> str:
    """A language in its own name."""
    return translation.get_language_info(code)["name_local"]


@register.filter
def text_direction(code: str) -> str:
    return "rtl" if translation.get_language_info(code)["bidi"] else "ltr"


@register.filter
def is_above(page, current) -> bool:
    """True where `current` is `page` or stands below it."""
    return bool(current) and current.path.startswith(page.path)
