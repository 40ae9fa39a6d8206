"""Pictures with the rendition that pages show, and documents, each kind with one query and a known SHA-1."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.utils.file import hash_filelike

RENDITION = "width-1200|format-webp"


def load_pictures(ids: set[int]) -> dict:
    """By id, each with its rendition."""
    found = _loaded("pk", ids)
    fill_hashes(found.values())
    return found


def load_pictures_with(hashes: set[str]) -> dict:
    """By the SHA-1 of their files, one of each content."""
    return _loaded("file_hash", hashes)


def _loaded(name: str, values: set) -> dict:
    """By the picture's field `name`. One query, another for pictures that no page has shown yet."""
    if not values:
        return {}
    model = get_image_model()
    made = model.get_rendition_model().objects.filter(**{f"image__{name}__in": values}, filter_spec=RENDITION)
    found: dict = {}
    for rendition in made.select_related("image"):
        picture = found.setdefault(getattr(rendition.image, name), rendition.image)
        if picture.pk == rendition.image_id:
            picture.prefetched_renditions = [*getattr(picture, "prefetched_renditions", ()), rendition]
    missing = values - found.keys()
    unseen = model.objects.filter(**{f"{name}__in": missing}) if missing else ()
    return found | {getattr(picture, name): picture for picture in unseen}


def load_documents(ids: set[int]) -> dict:
    found = get_document_model().objects.in_bulk(ids) if ids else {}
    fill_hashes(found.values())
    return found


def fill_hashes(files: Iterable) -> None:
    """Files made outside a form have no SHA-1 stored; Wagtail would save and index each anew at the first question for it.

    Where the file itself is gone, its name stands for it, and nothing is stored.
    """
    found = []
    for file in files:
        if file.file_hash:
            continue
        try:
            with file.open_file() as opened:
                file.file_hash = hash_filelike(opened)
            found.append(file)
        except OSError:
            file.file_hash = hashlib.sha1(file.file.name.encode(), usedforsecurity=False).hexdigest()
    if found:
        type(found[0])._base_manager.bulk_update(found, ["file_hash"])
