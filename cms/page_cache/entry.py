"""One page as it was made, in each encoding that somebody asked for."""

from __future__ import annotations

import hashlib
import time
from datetime import timedelta

from django.http import HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

from ..compression import ENCODINGS, SMALLEST, best_encoding

LONGEST_LIFE = 3600
# Seconds in which a page may change once more, or this process may not yet know that it has, and would say the same time for both.
SETTLED_AFTER = 2
CONDITIONS = ("HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_IF_MATCH", "HTTP_IF_UNMODIFIED_SINCE")
# Set for each answer anew.
NOT_KEPT = {"content-length", "content-encoding", "etag", "last-modified", "vary", "date"}


class Entry:
    """words: see words.py. stamp: that of the last change before the page was made, in seconds."""

    # What the store has counted for it.
    counted = 0

    def __init__(self, response: HttpResponse, words: frozenset[str], stamp: int):
        self.words = words
        self.stamp = stamp
        self.expires = end_of_life()
        self.headers = {name: value for name, value in response.items() if name.lower() not in NOT_KEPT}
        # Browsers and proxies may keep it, but ask each time: the answer is a short 304.
        self.headers.setdefault("Cache-Control", "no-cache")
        self.digest = hashlib.sha256(response.content).hexdigest()[:32]
        self.bodies = {"": response.content}
        self.headers_by_encoding: dict[str, dict] = {}

    @property
    def size(self) -> int:
        return sum(map(len, self.bodies.values())) + sum(map(len, self.words)) + 60 * len(self.words) + 2000

    def response(self, request) -> HttpResponse:
        encoding = self.encoding_for(request.META.get("HTTP_ACCEPT_ENCODING", ""))
        response = HttpResponse(b"" if request.method == "HEAD" else self.bodies[encoding])
        # As they were checked when they were put together; a third of the time of a hit.
        response.headers._store = dict(self.prepared(encoding))
        if self.stamp + SETTLED_AFTER > time.time():
            del response.headers["Last-Modified"]
        if any(name in request.META for name in CONDITIONS):
            modified = self.stamp if "Last-Modified" in response.headers else None
            etag = response.headers["ETag"]
            return get_conditional_response(request, etag=etag, last_modified=modified, response=response)
        return response

    def prepared(self, encoding: str) -> dict:
        """The headers of an answer in an encoding, in the form that Django keeps them."""
        if encoding not in self.headers_by_encoding:
            headers = {
                **self.headers,
                "Content-Length": str(len(self.bodies[encoding])),
                "ETag": f'"{self.digest}-{encoding}"' if encoding else f'"{self.digest}"',
                "Vary": "Accept-Encoding",
                "Last-Modified": http_date(self.stamp),
            }
            if encoding:
                headers["Content-Encoding"] = encoding
            self.headers_by_encoding[encoding] = HttpResponse(headers=headers).headers._store
        return self.headers_by_encoding[encoding]

    def encoding_for(self, accepted: str) -> str:
        """The best encoding that the reader takes; made when it is first asked for."""
        encoding = best_encoding(accepted)
        if encoding and encoding not in self.bodies:
            body = self.bodies[""]
            if len(body) < SMALLEST:
                return ""
            self.bodies[encoding] = ENCODINGS[encoding](body)
        return encoding


def end_of_life() -> float:
    """Midnight at the latest: what is late today was not yesterday. What is scheduled is published by a command, which writes."""
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    return min(time.time() + LONGEST_LIFE, midnight.timestamp())
