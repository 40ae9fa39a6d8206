"""Which requests may be answered from the cache, and which answers kept in it. In doubt: not."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from urllib.parse import parse_qsl

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.utils.cache import cc_delim_re

from .store import Key

LONGEST_QUERY = 500
LARGEST_PAGE = 4_000_000
# Addresses carry their language, and a request without session has nothing else in its cookies: what varies by these only says so.
HARMLESS_VARY = {"cookie", "accept-language", "accept-encoding"}
FORBIDDING = ("private", "no-store", "no-cache", "max-age=0")


def cacheable(view: Callable | None = None, *, query: Iterable[str] = ()):
    """For views whose answer is the same for every reader: `@cacheable` or `@cacheable(query=("field", "office"))`.

    query: the parameters that may stand in the address; with any other the answer is made anew each time. A page type names its own
    in `cacheable_query`.
    """
    if view is None:
        return lambda found: cacheable(found, query=query)

    @wraps(view)
    def marked(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        route = getattr(request, "_wagtail_route_for_request", None)
        response.cacheable_query = {*query, *getattr(route and route.page, "cacheable_query", ())}
        return response

    return marked


def key_of(request) -> Key | None:
    """None where the answer may be personal, or no page."""
    if request.method not in ("GET", "HEAD") or is_personal(request):
        return None
    query = request.META.get("QUERY_STRING", "")
    if len(query) > LONGEST_QUERY or request.path.startswith(never_pages()):
        return None
    # Not checked: of a host that is not allowed nothing was ever kept, and to check takes as long as all the rest.
    host = f"{request.META.get('HTTP_HOST')} {request.META.get('HTTP_X_FORWARDED_HOST', '')}"
    return Key(request.scheme, host, request.path, query)


def is_personal(request) -> bool:
    if "HTTP_AUTHORIZATION" in request.META:
        return True
    if not request.META.get("HTTP_COOKIE"):
        return False
    return settings.SESSION_COOKIE_NAME in request.COOKIES or "messages" in request.COOKIES


def never_pages() -> tuple[str, ...]:
    return (settings.STATIC_URL, settings.MEDIA_URL, "/admin/", "/documents/")


def may_be_kept(request, response) -> bool:
    return has_known_query(request, response) and is_public_page(request, response)


def is_public_page(request, response) -> bool:
    """The same for every reader, whatever else stands in the address."""
    return (
        hasattr(response, "cacheable_query")
        and response.status_code == 200
        and has_allowed_host(request)
        and not response.streaming
        and is_for_everybody(request, response)
        and len(response.content) <= LARGEST_PAGE
    )


def has_allowed_host(request) -> bool:
    try:
        return bool(request.get_host())
    except DisallowedHost:
        return False


def has_known_query(request, response) -> bool:
    names = {name for name, _value in parse_qsl(request.META.get("QUERY_STRING", ""), keep_blank_values=True)}
    known = getattr(response, "cacheable_query", set())
    return names <= known and (bool(names) or not request.META.get("QUERY_STRING"))


def is_for_everybody(request, response) -> bool:
    control = response.get("Cache-Control", "").lower()
    vary = {name.lower() for name in cc_delim_re.split(response.get("Vary", "")) if name}
    policies = response.get("Content-Security-Policy", "") + response.get("Content-Security-Policy-Report-Only", "")
    return not (
        response.cookies
        or response.has_header("Set-Cookie")
        or response.has_header("Content-Encoding")
        or any(word in control for word in FORBIDDING)
        or vary - HARMLESS_VARY
        or "'nonce-" in policies
        or has_used_form_token(request)
        or has_messages(request)
        or getattr(request, "is_preview", False)
    )


def has_used_form_token(request) -> bool:
    """A token for forms is for one reader. Who brings a cookie for it may have got it into the page without another."""
    return settings.CSRF_COOKIE_NAME in request.COOKIES or "CSRF_COOKIE" in request.META


def has_messages(request) -> bool:
    messages = getattr(request, "_messages", None)
    return bool(messages and (messages.used or messages.added_new))
