"""At most so many searches a minute from one network. Counts live in the cache that all workers share, and end by themselves; no query is noted."""

from __future__ import annotations

import math
import time

from django.core.cache import caches
from django.http import HttpResponse, JsonResponse
from django.utils.crypto import salted_hmac

from ..error_pages import error_page
from .client_address import network_of

SECONDS = 60
# By the name of the view. A network may be a whole office.
MOST = {"search": 120, "search_api:search": 120, "search_api:suggest": 600}


class SearchLimitMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, arguments, named):
        name = request.resolver_match.view_name
        if name not in MOST or not request.GET.get("q"):
            return None
        now = time.time()
        if count(name, network_of(request), now) <= MOST[name]:
            return None
        return too_many(request, name, math.ceil(SECONDS - now % SECONDS))


def count(name: str, network: str, now: float) -> int:
    """Counts this one too."""
    cache = caches["attempts"]
    digest = salted_hmac("search", f"{name} {network}", algorithm="sha256").hexdigest()
    key = f"search:{digest}:{now // SECONDS:.0f}"
    cache.add(key, 0, SECONDS)
    try:
        return cache.incr(key)
    except ValueError:  # dropped in between: the cache is full
        return 1


def too_many(request, name: str, seconds: int) -> HttpResponse:
    if name == "search":
        response = error_page(request, "429.html", 429)
    else:
        response = JsonResponse({"detail": f"Too many searches. Try again in {seconds} seconds."}, status=429)
    response["Retry-After"] = str(seconds)
    return response
