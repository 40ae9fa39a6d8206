from __future__ import annotations

from csp.middleware import CSPMiddleware, PolicyParts
from django.urls import reverse

from .nonce import nonce_of
from .policies import ADMIN, PREVIEW, PUBLIC

# The site needs nothing of what a browser could offer; what is not named here asks the reader anyway.
PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "autoplay",
        "browsing-topics",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "usb",
        "xr-spatial-tracking",
    )
)

# What a page loads by the half dozen and what is never a page itself: what a page may do would be 500 bytes more on each.
NO_PAGE = ("font/", "text/css", "text/javascript")


class HeadersMiddleware:
    """Headers that Django has no setting for. They stand on files too."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if may_be_a_page(response):
            response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        # The city's other sites may show our pictures; nobody else loads anything of ours into a page.
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-site")
        return response


class PolicyMiddleware(CSPMiddleware):
    """One policy for the public, one with a nonce for the admin, one for public pages framed by the admin."""

    def __call__(self, request):
        self.process_request(request)
        with nonce_of(request if is_admin(request) else None):
            response = self.get_response(request)
        return self.process_response(request, response) if may_be_a_page(response) else response

    def get_policy_parts(self, request, response, report_only=False):
        if report_only:
            return PolicyParts({})
        return PolicyParts(policy_for(request), nonce=getattr(request, "_csp_nonce", None))


def may_be_a_page(response) -> bool:
    return not response.get("Content-Type", "").startswith(NO_PAGE)


def policy_for(request) -> dict:
    if is_admin(request):
        return ADMIN
    return PREVIEW if getattr(request, "is_preview", False) else PUBLIC


def is_admin(request) -> bool:
    # A preview is made by a request of its own, whose address is the page's.
    return request.path_info.startswith(reverse("wagtailadmin_home")) and not getattr(request, "is_dummy", False)
