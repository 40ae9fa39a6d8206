"""Files in parts, as players of films ask for them: Safari plays nothing from a server that cannot, and nobody could jump to a place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import wraps
from typing import BinaryIO

from django.http import FileResponse, HttpResponse, StreamingHttpResponse

# One part. Who asks for several gets the whole, which every client must take.
ONE_PART = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")
CHUNK = 64 * 1024


def in_parts(view: Callable) -> Callable:
    """For views that answer with a whole file."""

    @wraps(view)
    def answer(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        if response.status_code != 200 or not isinstance(response, FileResponse) or not response.file_to_stream:
            return response
        if response.get("Content-Encoding") == "None":  # so says Wagtail where there is none
            del response["Content-Encoding"]
        response["Accept-Ranges"] = "bytes"
        asked = ONE_PART.fullmatch(request.headers.get("Range", ""))
        if request.method != "GET" or not asked or not any(asked.groups()) or is_another(request, response):
            return response
        return part(response, *bounds(*asked.groups(), size=int(response["Content-Length"])))

    return answer


def is_another(request, response) -> bool:
    """The reader has the beginning of a file that has changed since."""
    condition = request.headers.get("If-Range")
    return condition is not None and condition not in (response.get("ETag"), response.get("Last-Modified"))


def bounds(first: str, last: str, *, size: int) -> tuple[int, int, int]:
    """First and last byte of the part, and the size of all. Without a first one: the last bytes of the file."""
    if not first:
        return max(0, size - int(last)), size - 1, size
    return int(first), min(int(last or size), size - 1), size


def part(response: FileResponse, first: int, last: int, size: int) -> HttpResponse:
    if first > last:
        response.file_to_stream.close()  # not the response: that would tell everybody that the request is over
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    headers = {name: value for name, value in response.items() if name != "Content-Length"}
    headers |= {"Content-Range": f"bytes {first}-{last}/{size}", "Content-Length": str(last - first + 1)}
    file = response.file_to_stream
    answer = StreamingHttpResponse(read(file, first, last - first + 1), status=206, headers=headers)
    answer._resource_closers.append(file.close)
    return answer


def read(file: BinaryIO, start: int, length: int) -> Iterator[bytes]:
    file.seek(start)
    while length > 0 and (chunk := file.read(min(CHUNK, length))):
        length -= len(chunk)
        yield chunk
