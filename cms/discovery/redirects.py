"""Old addresses lead to where a page went. Wagtail writes them down; this keeps them from leading nowhere."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.http import HttpResponsePermanentRedirect, HttpResponseRedirect
from wagtail.contrib.redirects.middleware import RedirectMiddleware as WagtailsMiddleware
from wagtail.contrib.redirects.middleware import get_redirect
from wagtail.contrib.redirects.models import Redirect


class RedirectMiddleware(WagtailsMiddleware):
    """As Wagtail's, but never to a page that is not live, and never in a circle."""

    def process_response(self, request, response):
        if response.status_code != 404:
            return response
        found = redirect_for(request)
        if found is None or leads_nowhere(found, request):
            return response
        return (HttpResponsePermanentRedirect if found.is_permanent else HttpResponseRedirect)(found.link)


def redirect_for(request) -> Redirect | None:
    whole = Redirect.normalise_path(request.get_full_path(), decode_unicode=False)
    path = urlsplit(whole).path
    return get_redirect(request, whole) or (get_redirect(request, path) if path != whole else None)


def leads_nowhere(redirect: Redirect, request) -> bool:
    if redirect.link is None or (redirect.redirect_page and not redirect.redirect_page.live):
        return True
    target = urlsplit(redirect.link)
    return target.path == request.path and target.netloc in ("", request.get_host())
