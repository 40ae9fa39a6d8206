"""Pages for tests of passages: a chapter of the analysis with the text that a test gives it."""

from __future__ import annotations

import io
import json
import uuid

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from PIL import Image
from wagtail.documents import get_document_model

from concept_pages.models import AnalysisPage, ChapterPage, Picture


def make_chapter(body: list[tuple[str, object]] | list[dict] = (), **fields) -> ChapterPage:
    """A live chapter; body: (block type, stored value) pairs, or stored blocks with ids."""
    analysis = AnalysisPage.objects.get(locale__language_code="de")
    number = fields.pop("number", "9.9")
    slug = f"probe-{uuid.uuid4().hex[:8]}"
    chapter = ChapterPage(title="Probe", slug=slug, key=slug, number=number, locale=analysis.locale, **fields)
    chapter.body = stored(body)
    return analysis.add_child(instance=chapter)


def stored(body) -> str:
    """Blocks as the database holds them."""
    blocks = [
        block if isinstance(block, dict) else {"type": block[0], "value": block[1], "id": str(uuid.uuid4())}
        for block in body
    ]
    return json.dumps(blocks)


def reload(page):
    return type(page).objects.get(pk=page.pk)


def by_anchor(page) -> dict:
    return {passage.anchor: passage for passage in page.passages()}


def make_picture(colour: str, **fields) -> Picture:
    file = io.BytesIO()
    Image.new("RGB", (64, 48), colour).save(file, "PNG")
    options = {"title": colour, "credit": "Eigene Zeichnung"} | fields
    picture = Picture.objects.create(file=ImageFile(io.BytesIO(file.getvalue()), name=f"{colour}.png"), **options)
    picture.get_file_hash()  # as the form does
    return picture


def make_document(words: str):
    document = get_document_model().objects.create(title=words, file=ContentFile(words.encode(), name="kurz.txt"))
    document.get_file_hash()
    return document


def link_to(page, words: str = "hier") -> str:
    """A page link as rich text stores it."""
    return f'<a linktype="page" id="{page.pk}">{words}</a>'
