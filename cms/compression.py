"""What can be read as text goes over the wire compressed, whether it was kept or made for one request."""

from __future__ import annotations

import gzip
from functools import lru_cache

import brotli
from django.http import FileResponse, HttpResponse
from django.utils.cache import patch_vary_headers

SMALLEST = 200
# A file of more bytes goes out as it is.
LARGEST_FILE = 100_000
TEXT = ("text/", "application/json", "application/javascript", "application/xml", "application/atom+xml", "image/svg")

# What is made for one request takes little time (a register of 10,000 rows as CSV 30 ms), what is kept a little more, what is made once much.
QUICK, THOROUGH, UTMOST = 4, 9, 11
ENCODINGS = {
    "br": lambda body, effort=THOROUGH: brotli.compress(body, quality=effort),
    "gzip": lambda body, effort=THOROUGH: gzip.compress(body, min(effort, 9), mtime=0),
}


@lru_cache(maxsize=200)
def best_encoding(accepted: str) -> str:
    """The first of ENCODINGS that the reader takes; empty where there is none."""
    taken = set()
    for part in accepted.lower().split(","):
        name, _, quality = part.replace(" ", "").partition(";q=")
        if not is_zero(quality):
            taken.add(name)
    return next((name for name in ENCODINGS if name in taken), "")


def is_zero(quality: str) -> bool:
    return bool(quality) and not quality.strip("0.")


class CompressionMiddleware:
    """Compresses what nothing further in has compressed yet. Secrets in a form are masked anew for each answer, so its length tells nothing."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        made = self.get_response(request)
        response = in_one_piece(made)
        if response.streaming or response.has_header("Content-Encoding"):
            return response
        if not response.get("Content-Type", "").startswith(TEXT):
            return response
        patch_vary_headers(response, ["Accept-Encoding"])
        encoding = best_encoding(request.META.get("HTTP_ACCEPT_ENCODING", ""))
        if encoding and may_be_packed(request, response):
            response.content = ENCODINGS[encoding](response.content, QUICK if response is made else UTMOST)
            response["Content-Encoding"] = encoding
            response["Content-Length"] = str(len(response.content))
            weaken(response)
        return response


def in_one_piece(response):
    """A small file of text, such as a script that no `collectstatic` has packed yet."""
    text = isinstance(response, FileResponse) and response.get("Content-Type", "").startswith(TEXT)
    small = response.status_code == 200 and int(response.get("Content-Length") or LARGEST_FILE) < LARGEST_FILE
    if not text or not small or response.has_header("Content-Encoding"):
        return response
    whole = HttpResponse(b"".join(response), headers=response.headers)
    response.file_to_stream.close()  # not the response: that would end the request
    return whole


def may_be_packed(request, response) -> bool:
    return request.method != "HEAD" and len(response.content) >= SMALLEST


def weaken(response) -> None:
    """The same words in other bytes."""
    tag = response.get("ETag", "")
    if tag.startswith('"'):
        response["ETag"] = f"W/{tag}"
