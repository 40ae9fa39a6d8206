"""Pages for what went wrong. Header and footer where the database answers; the way on is there in any case."""

from __future__ import annotations

from django.db import DatabaseError
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.template import loader
from django.utils.translation import get_language

from concept_pages.surroundings import Surroundings, surroundings_of_view
from drafts.reading.no_longer import FrozenPage, last_public_text

from .discovery.public import public_homes
from .suggestions import suggestions


def not_found(request, exception=None) -> HttpResponse:
    """Also of a page that the public draft does not have: readers are led to the last one that had it. Still a 404, since the next may have it again.
    A page that was left out once and came back at another place is led to there.
    """
    frozen = last_text(request)
    if frozen and frozen.now_at and frozen.now_at != request.path:
        return HttpResponseRedirect(frozen.now_at)
    return error_page(request, "404.html", 404, frozen=frozen, suggestions=[] if frozen else suggested(request))


def forbidden(request, exception=None) -> HttpResponse:
    return error_page(request, "403.html", 403)


def forged(request, reason="") -> HttpResponse:
    """A form without its token: mostly a page that was open too long, or a browser that keeps no cookie."""
    return error_page(request, "403_csrf.html", 403)


def bad_request(request, exception=None) -> HttpResponse:
    """Needs no database and no context processor: the request itself may be what cannot be read."""
    return HttpResponse(loader.render_to_string("400.html"), status=400)


def server_error(request) -> HttpResponse:
    """Needs no database and no context processor."""
    return HttpResponse(loader.render_to_string("500.html"), status=500)


def error_page(request, template: str, status: int, **context) -> HttpResponse:
    context["around"] = around(request)
    return HttpResponse(loader.render_to_string(template, context, request), status=status)


def around(request) -> Surroundings:
    try:
        return surroundings_of_view(request)
    except (Http404, DatabaseError):
        return Surroundings()


def last_text(request) -> FrozenPage | None:
    language = get_language()
    try:
        home = public_homes().get(language)
        if home is None or not request.path.startswith(home.url):
            return None
        return last_public_text(home.root_path + request.path.removeprefix(home.url), language, request.user)
    except (
        AttributeError,
        DatabaseError,
    ):  # before the middleware of logins there is no user, and nobody to lead anywhere
        return None


def suggested(request) -> list:
    try:
        return suggestions(request.path)
    except DatabaseError:
        return []
