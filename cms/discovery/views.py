from __future__ import annotations

from functools import wraps

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import http_date
from django.utils.translation import get_language
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from . import pictures, sitemap
from .addresses import absolute
from .feed import feed_text
from .public import public_homes

MINUTES_5 = 300


def for_machines(view):
    """May be kept for five minutes; then a question whether it changed."""

    @wraps(view)
    def dated(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        changed = sitemap.last_change()
        if changed:
            response["Last-Modified"] = http_date(changed.timestamp())
        return response

    return require_safe(conditional_page(cache_control(public=True, max_age=MINUTES_5)(dated)))


@for_machines
def whole_sitemap(request):
    homes = public_homes()
    files = sitemap.number_of_files(homes)
    if files == 1:
        return urlset(request, 1, homes)
    addresses = [absolute(request, reverse("sitemap_file", args=[number])) for number in range(1, files + 1)]
    return render(request, "discovery/sitemap_index.xml", {"addresses": addresses}, "application/xml")


@for_machines
def sitemap_file(request, number: int):
    homes = public_homes()
    if not 1 <= number <= sitemap.number_of_files(homes):
        raise Http404
    return urlset(request, number, homes)


def urlset(request, number: int, homes) -> HttpResponse:
    context = {"entries": sitemap.entries_of_file(number, homes), "root": absolute(request, "/").rstrip("/")}
    return render(request, "discovery/sitemap.xml", context, "application/xml")


@for_machines
def feed(request):
    home = public_homes().get(get_language())
    if home is None:
        raise Http404
    return HttpResponse(feed_text(request, home), "application/atom+xml; charset=utf-8")


@require_safe
@conditional_page
@cache_control(public=True, max_age=24 * 3600)
def robots(request):
    context = {"sitemap": absolute(request, reverse("sitemap"))}
    return render(request, "discovery/robots.txt", context, "text/plain; charset=utf-8")


@require_safe
def social_picture(request, page_key, language: str):
    face = pictures.face_of(page_key, language)
    if face is None:
        raise Http404
    return pictures.response(request, face)
