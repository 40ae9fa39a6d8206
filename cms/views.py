import posixpath

from django.conf import settings
from django.http import Http404
from django.utils.cache import patch_cache_control
from django.views import static
from wagtail.url_routing import RouteResult
from wagtail.views import serve

from drafts.reading.library import is_kept_back, picture_at

from .error_pages import not_found
from .page_cache import cacheable
from .routing import route

# What browsers load by a file's address. Documents have an address of their own that asks who may read them.
OPEN = {"public": True, "max_age": 30 * 24 * 3600}
PUBLIC_MEDIA = ("images/", "original_images/")


@cacheable
def serve_page(request, path):
    """A public page. The short way first; Wagtail finds what that does not know."""
    found = route(request, path)
    if found is not None:
        request._wagtail_route_for_request = found
    try:
        return serve(request, path)
    except Http404:
        return not_found(request)  # with DEBUG too: the demo's readers are no developers


@cacheable
def serve_whole_document(request, path):
    """`…/gesamt/` below an analysis or plan: all its pages on one, by Wagtail's road, which asks who may read it."""
    found = route(request, path)
    if found is None or not hasattr(found.page, "resolution_kind"):
        return serve_page(request, f"{path}gesamt/")
    request._wagtail_route_for_request = RouteResult(found.page, kwargs={"whole": True})
    return serve(request, path)


def serve_media(request, path):
    """Pictures under MEDIA_ROOT, but for those that only internal drafts or pages of restricted privacy show."""
    place = posixpath.normpath(path)
    if not place.startswith(PUBLIC_MEDIA):  # "images/../documents" is no picture
        raise Http404
    picture = picture_at(place)
    is_internal = is_kept_back(picture)
    if is_internal and is_kept_back(picture, request):
        raise Http404
    response = static.serve(request, path, document_root=settings.MEDIA_ROOT)
    # A month, then a question whether it changed. Not for ever: a deleted picture's name may be given again.
    patch_cache_control(response, **({"private": True, "no_store": True} if is_internal else OPEN))
    return response
