"""The nonce of the response in the making, for templates that are rendered without a request (panels, widgets)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_request: ContextVar = ContextVar("request whose nonce may be used", default=None)


@contextmanager
def nonce_of(request) -> Iterator[None]:
    token = _request.set(request)
    try:
        yield
    finally:
        _request.reset(token)


def current_nonce() -> str:
    """Empty outside the admin: public pages have no nonce."""
    request = _request.get()
    return str(request.csp_nonce) if request is not None else ""
