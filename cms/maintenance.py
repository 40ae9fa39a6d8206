"""While the site is being worked on: 503 with a time to come back, for all but static files, the admin's door and staff.

Switched by MAINTENANCE=1 in the environment or, without a restart, by a file `maintenance` in VAR_DIR.
"""

from __future__ import annotations

import os
from importlib import import_module

from django.conf import settings
from django.contrib.auth import get_user
from django.db import DatabaseError
from django.http import HttpResponse
from django.template import loader

RETRY_AFTER_SECONDS = 600


def is_on() -> bool:
    return settings.MAINTENANCE or os.path.exists(os.path.join(settings.VAR_DIR, "maintenance"))


class MaintenanceMiddleware:
    """Asks for the session itself. Meanwhile the page cache, which stands before it, gives nothing out."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not is_on() or is_let_in(request):
            return self.get_response(request)
        page = loader.render_to_string("503.html")
        headers = {"Retry-After": RETRY_AFTER_SECONDS, "Cache-Control": "no-store"}
        return HttpResponse(page, status=503, headers=headers)


def is_let_in(request) -> bool:
    return request.path.startswith((settings.STATIC_URL, "/admin/")) or is_staff(request)


def is_staff(request) -> bool:
    session_key = request.COOKIES.get(settings.SESSION_COOKIE_NAME)
    if not session_key:
        return False
    request.session = import_module(settings.SESSION_ENGINE).SessionStore(session_key)
    try:
        return get_user(request).has_perm("wagtailadmin.access_admin")
    except DatabaseError:  # the work may be on the database itself
        return False
    finally:
        del request.session
