"""Pictures for links, drawn when first asked for and kept as files. Only of pages that everybody may read."""

from __future__ import annotations

import hashlib
import os
from dataclasses import astuple
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.conf import settings
from django.http import HttpResponse
from django.utils import translation
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from wagtail.models import Page

from concept_pages.querysets import with_numbers

from .drawing import Face, draw
from .public import public_homes, public_pages

# Part of each picture's name: raised when the drawing changes, so that kept ones are drawn anew.
DRAWING = "1"


def face_of(page_key, language: str) -> Face | None:
    home = public_homes().get(language)
    if home is None:
        return None
    pages = with_numbers(public_pages({language: home})).filter(translation_key=page_key)
    page = pages.first()
    if page is None:
        return None
    city = Page.objects.filter(url_path=home.root_path).values_list("homepage__city_name", flat=True).first()
    with translation.override(language):
        return Face(page.number, page.title, city or "", _("Integration concept"), translation.get_language_bidi())


def response(request, face: Face) -> HttpResponse:
    digest = hashlib.sha256(repr((DRAWING, *astuple(face))).encode()).hexdigest()[:24]
    etag = f'"{digest}"'
    found = get_conditional_response(request, etag=etag)
    if found is None:
        found = HttpResponse(kept_or_drawn(face, Path(settings.MEDIA_ROOT) / "social", digest), "image/png")
    found["ETag"] = etag
    found["Cache-Control"] = "public, max-age=86400"
    return found


def kept_or_drawn(face: Face, folder: Path, digest: str) -> bytes:
    path = folder / f"{digest}.png"
    try:
        return path.read_bytes()
    except FileNotFoundError:
        pass
    folder.mkdir(parents=True, exist_ok=True)
    picture = draw(face)
    with NamedTemporaryFile(dir=folder, suffix=".part", delete=False) as file:
        file.write(picture)
    os.replace(file.name, path)  # nobody reads half a picture
    return picture
