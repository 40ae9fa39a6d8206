import posixpath

from django.conf import settings
from django.http import Http404, HttpResponseNotFound, HttpResponseServerError
from django.template import loader
from django.views import static
from wagtail.views import serve

from .routing import route

# What browsers load by a file's address. Documents have an address of their own that asks who may read them.
PUBLIC_MEDIA = ("images/", "original_images/")


def serve_page(request, path):
    """A public page. The short way first; Wagtail finds what that does not know."""
    found = route(request, path)
    if found is not None:
        request._wagtail_route_for_request = found
    return serve(request, path)


def serve_media(request, path):
    """Pictures under MEDIA_ROOT. A web server in front may take these addresses over."""
    if not posixpath.normpath(path).startswith(PUBLIC_MEDIA):  # "images/../documents" is none
        raise Http404
    return static.serve(request, path, document_root=settings.MEDIA_ROOT)


def not_found(request, exception=None):
    return HttpResponseNotFound(loader.render_to_string("404.html", {}, request))


def server_error(request):
    """Needs no database and no context processor."""
    return HttpResponseServerError(loader.render_to_string("500.html"))
