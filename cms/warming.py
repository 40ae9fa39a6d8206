"""What the first page of a process reads for the first time (addresses, templates, translations) is read before anybody asks for it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from wsgiref.util import setup_testing_defaults

from django.conf import settings
from django.db import connections

logger = logging.getLogger(__name__)


def warm_up(application: Callable) -> None:
    """Makes the first page once. A site that cannot show it starts all the same and says why to those who ask."""
    try:
        answer = application(question(), lambda status, headers, exc_info=None: None)
        if hasattr(answer, "close"):
            answer.close()
    except Exception:
        logger.exception("The first page could not be made at the start.")
    finally:
        connections.close_all()  # a process that is forked afterwards opens its own


def question() -> dict:
    """What a server would pass on for the first page."""
    names = [name.removeprefix(".") for name in settings.ALLOWED_HOSTS if name != "*"]
    environ = {"HTTP_HOST": next(iter(names), "localhost"), "HTTP_X_FORWARDED_PROTO": "https"}
    setup_testing_defaults(environ)
    return environ
