"""What the libraries of pictures and documents take: the kinds that the site shows, and a sentence for all others, on each road into them."""

from __future__ import annotations

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

pytestmark = pytest.mark.django_db

AJAX = {"X-Requested-With": "XMLHttpRequest"}
TITLE = "Fremd"
NO_PICTURE = "Die hochgeladene Datei ist kein Bild"


def picture(kind: str) -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (8, 8), "green").save(target, kind)
    return target.getvalue()


def drop(client, library: str, name: str, content: bytes) -> str:
    """Dragged into the window; returns what it says."""
    file = SimpleUploadedFile(name, content)
    answer = client.post(reverse(f"{library}:add_multiple"), {"title": TITLE, "files[]": file}, headers=AJAX)
    return answer.json().get("error_message", "")


def choose(client, library: str, name: str, content: bytes) -> str:
    """Uploaded in the chooser of a page."""
    kind = {"wagtailimages": "image", "wagtaildocs": "document"}[library]
    data = {f"{kind}-chooser-upload-title": TITLE, f"{kind}-chooser-upload-file": SimpleUploadedFile(name, content)}
    data[f"{kind}-chooser-upload-collection"] = "1"
    return client.post(reverse(f"{library}_chooser:create"), data).json()["htmlFragment"]


def add(client, library: str, name: str, content: bytes) -> str:
    data = {"title": TITLE, "file": SimpleUploadedFile(name, content), "collection": "1"}
    return client.post(reverse(f"{library}:add"), data).content.decode()


ROADS = [drop, choose, add]
PICTURES = [
    ("skript.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"),
    ("bild.bmp", picture("BMP")),
    ("bild.tiff", picture("TIFF")),
    ("programm.exe", b"MZ"),
]
DOCUMENTS = [
    ("programm.exe", b"MZ"),
    ("seite.html", b"<script>alert(1)</script>"),
    ("bild.svg", b"<svg/>"),
    ("ohne", b"?"),
]


@pytest.mark.parametrize("road", ROADS)
@pytest.mark.parametrize(
    ("library", "name", "content"),
    [("wagtailimages", *file) for file in PICTURES] + [("wagtaildocs", *file) for file in DOCUMENTS],
)
def test_another_kind_of_file_is_refused_with_the_kinds_that_are_taken(as_user, road, library, name, content):
    said = road(as_user("redaktion"), library, name, content)
    kinds = "JPG, JPEG, PNG, WEBP" if library == "wagtailimages" else "pdf, docx, xlsx"
    assert kinds.lower() in said.lower() or NO_PICTURE in said, said[:500]
    model = get_image_model() if library == "wagtailimages" else get_document_model()
    assert not model.objects.filter(title=TITLE).exists()


def test_a_picture_under_the_name_of_another_kind_is_refused(as_user):
    assert drop(as_user("redaktion"), "wagtailimages", "bild.png", picture("BMP"))
    assert not get_image_model().objects.filter(title=TITLE).exists()


@pytest.mark.parametrize(("name", "kind"), [("a.png", "PNG"), ("a.jpg", "JPEG"), ("a.webp", "WEBP"), ("a.gif", "GIF")])
def test_a_picture_of_a_kind_that_browsers_show_is_taken(as_user, name, kind):
    assert drop(as_user("redaktion"), "wagtailimages", name, picture(kind)) == ""
    assert get_image_model().objects.filter(title=TITLE).exists()


@pytest.mark.parametrize("library", ["wagtailimages", "wagtaildocs"])
@pytest.mark.parametrize(("account", "may"), [("redaktion", True), ("amt", False), ("uebersetzung-en", False)])
def test_who_fills_the_libraries(as_user, library, account, may):
    assert (as_user(account).get(reverse(f"{library}:add")).status_code == 200) is may
