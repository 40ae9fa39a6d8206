"""Pictures and documents of a draft as they were when it was frozen, for who may read the draft."""

from __future__ import annotations

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404
from django.utils.cache import patch_cache_control

from .finding import reading_of

A_YEAR = 365 * 24 * 3600


def draft_file(request, key: str, number: int, digest: str) -> FileResponse:
    """What is no picture is downloaded: nothing that somebody uploaded runs as a page of this site."""
    reading = reading_of(request, key, number)
    row = reading.draft.files.select_related("file").filter(file__digest=digest).first()
    if row is None or not default_storage.exists(row.file.file):
        raise Http404
    is_picture = row.file.width is not None
    response = FileResponse(default_storage.open(row.file.file), as_attachment=not is_picture, filename=row.file.name)
    response["X-Robots-Tag"] = "noindex"
    if reading.is_public:
        patch_cache_control(response, public=True, max_age=A_YEAR, immutable=True)
    else:
        patch_cache_control(response, private=True, no_store=True)
    return response
