"""Addresses that no page directly below a home page can have, because something else answers there."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import get_resolver
from django.urls.resolvers import LocalePrefixPattern, RoutePattern, URLResolver
from django.utils.translation import gettext as _


def refuse_reserved(slug: str) -> None:
    """Raises ValidationError for the field `slug`."""
    if slug.lower() in reserved_slugs():
        raise ValidationError(
            {"slug": _("The address “%(slug)s” is taken by the site itself. Choose another.") % {"slug": slug}}
        )


def reserved_slugs() -> set[str]:
    """Languages, folders of files, and the first part of each address that the site serves beside pages."""
    languages = {code.lower() for code, _name in settings.LANGUAGES}
    folders = {address.strip("/").split("/")[0] for address in (settings.MEDIA_URL, settings.STATIC_URL)}
    return {"admin", "django-admin"} | languages | folders | set(first_parts(get_resolver()))


def first_parts(resolver: URLResolver):
    for entry in resolver.url_patterns:
        if isinstance(entry.pattern, LocalePrefixPattern):
            yield from first_parts(entry)
        elif isinstance(entry.pattern, RoutePattern):
            first = str(entry.pattern).split("/")[0]
            if first and "<" not in first:
                yield first
