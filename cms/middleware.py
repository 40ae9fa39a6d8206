from __future__ import annotations

from django.http import HttpResponseBadRequest
from django.utils.translation import gettext as _


class CleanInputMiddleware:
    """Refuses NUL characters in address and query: no address has one, and a database may choke on it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        query = request.META.get("QUERY_STRING", "")
        if "\x00" in request.path or "%00" in query or "\x00" in query:
            return HttpResponseBadRequest(_("The address contains a character that is not allowed."))
        return self.get_response(request)
