"""A closed road is a sentence where the person stands, and nothing is offered that leads there."""

from __future__ import annotations

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from .buttons import offer_everything, showing_pages
from .refusals import RoadClosed

# Names of Wagtail's views that lead down a closed road.
CLOSED = {"delete", "unpublish", "move", "move_confirm", "set_privacy", "wagtail_bulk_action"}


class RoadMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        with showing_pages(request.method in ("GET", "HEAD")):
            return self.get_response(request)

    def process_view(self, request, view, arguments, named):
        """Who calls a closed road by its address is told why it is closed, or where the page is in use."""
        if request.resolver_match.url_name in CLOSED:
            offer_everything()

    def process_exception(self, request, exception):
        if not isinstance(exception, RoadClosed):
            return None
        if wants_json(request):
            return JsonResponse(
                {"success": False, "error_code": "road_closed", "error_message": str(exception)}, status=409
            )
        messages.error(request, str(exception))
        back = request.META.get("HTTP_REFERER", "")
        if not url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure()):
            back = reverse("wagtailadmin_home")
        return redirect(back)


def wants_json(request) -> bool:
    return (
        request.headers.get("X-Requested-With") == "XMLHttpRequest"
        or "/api/" in request.path
        or request.accepts("application/json")
        and not request.accepts("text/html")
    )
