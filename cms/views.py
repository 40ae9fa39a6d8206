from django.http import HttpResponseNotFound, HttpResponseServerError
from django.template import loader
from wagtail.views import serve

from .routing import route


def serve_page(request, path):
    """A public page. The short way first; Wagtail finds what that does not know."""
    found = route(request, path)
    if found is not None:
        request._wagtail_route_for_request = found
    return serve(request, path)


def not_found(request, exception=None):
    return HttpResponseNotFound(loader.render_to_string("404.html", {}, request))


def server_error(request):
    """Needs no database and no context processor."""
    return HttpResponseServerError(loader.render_to_string("500.html"))
