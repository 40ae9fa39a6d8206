"""Keeps the bytes of every picture and document that a draft names.

Files lie below `frozen/` in the storage, named by their content: what a freeze that failed has left there is the same file for the next one.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Iterable

from django.core.files.storage import default_storage
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from .bulk_rows import insert_rows
from .models import Draft, DraftFile, FrozenFile

NAMED = re.compile(r'data-(?:image|document)="([0-9a-f]{40})"')
FOLDER = "frozen"


def keep_files(draft: Draft, rows: Iterable[dict]) -> None:
    """rows: the draft's pages, with their passages. Five statements at most. What the library does not have cannot be kept: the gate for broken
    links tells of it."""
    named = {digest for row in rows for passage in row["passages"] for digest in NAMED.findall(passage["html"])}
    if not named:
        return
    known = set(FrozenFile.objects.filter(digest__in=named).values_list("digest", flat=True))
    new = [_kept(file) for file in _in_library(named - known)]
    insert_rows(FrozenFile, new)
    kept = sorted({*known, *(file["digest"] for file in new)})
    insert_rows(DraftFile, [{"draft_id": draft.pk, "file_id": digest} for digest in kept])


def is_as_frozen(file: FrozenFile) -> bool:
    """Reads the file whole."""
    return default_storage.exists(file.file) and _digest(file.file) == file.digest


def _in_library(digests: set[str]) -> list:
    """One of each content."""
    models = (get_document_model(), get_image_model()) if digests else ()
    found = {file.file_hash: file for model in models for file in model.objects.filter(file_hash__in=digests)}
    return [file for file in found.values() if file.file.storage.exists(file.file.name)]


def _kept(file) -> dict:
    name = posixpath.basename(file.file.name)
    place = f"{FOLDER}/{file.file_hash[:2]}/{file.file_hash}{posixpath.splitext(name)[1].lower()}"
    if not default_storage.exists(place) or _digest(place) != file.file_hash:
        default_storage.delete(place)  # half written by a process that was killed
        with file.file.storage.open(file.file.name) as opened:
            default_storage.save(place, opened)
    size = {"width": getattr(file, "width", None), "height": getattr(file, "height", None)}
    return {"digest": file.file_hash, "name": name, "file": place, **size}


def _digest(place: str) -> str:
    with default_storage.open(place) as opened:
        return hashlib.file_digest(opened, "sha1").hexdigest()
