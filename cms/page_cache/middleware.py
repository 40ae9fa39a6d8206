from __future__ import annotations

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.utils.cache import patch_cache_control

from .. import maintenance
from .entry import Entry
from .reading import recording
from .rules import has_known_query, is_personal, is_public_page, key_of
from .store import Key, Store
from .templates import TemplateWatch


class PageCacheMiddleware:
    """First of all, so that a kept page costs neither session nor language nor a query."""

    def __init__(self, get_response):
        if not settings.PAGE_CACHE:
            raise MiddlewareNotUsed
        self.get_response = get_response
        self.store = Store(settings.PAGE_CACHE_MEGABYTES * 1_000_000)
        self.templates = TemplateWatch(self.store) if settings.DEBUG else None

    def __call__(self, request):
        if self.templates:
            self.templates.look()
        self.store.look()
        key = key_of(request)
        if key is None or maintenance.is_on():
            return told(self.not_kept(request), "bypass")
        entry = self.store.get(key)
        if entry is None:
            return self.make(request, key)
        return self.answer(request, key, entry, "hit")

    def make(self, request, key: Key):
        self.store.look(now=True)
        made_at, stamp = self.store.position, self.store.stamp
        method, request.method = request.method, "GET"
        with recording() as recorder:
            response = self.get_response(request)
        request.method = method
        if recorder.is_private or not is_public_page(request, response):
            return told(response, "bypass")
        entry = Entry(response, recorder.summed_up(), stamp)
        if not has_known_query(request, response):  # as a kept page, also for proxies: without `Vary: Cookie`
            return told(entry.response(request), "bypass")
        self.store.keep(key, entry, made_at)
        return self.answer(request, key, entry, "miss")

    def answer(self, request, key: Key, entry: Entry, word: str):
        encodings = len(entry.bodies)
        response = entry.response(request)
        if len(entry.bodies) != encodings:
            self.store.recount(key, entry)
        return told(response, word)

    def not_kept(self, request):
        response = self.get_response(request)
        if is_personal(request) and not response.has_header("Cache-Control"):
            patch_cache_control(response, private=True, no_cache=True)  # nor may a proxy keep it
        return response


def told(response, word: str):
    if settings.PAGE_CACHE_TELLS:
        response.headers["X-Cache"] = word
    return response
