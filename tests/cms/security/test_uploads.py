"""What is uploaded: a picture is encoded anew, whichever way it comes in; a document is saved, never opened as a page of the site."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from concept_pages.interchange import ImportRefused, import_folder
from concept_pages.picture_files import says_where

pytestmark = pytest.mark.django_db

TITLE = "Marktplatz"
PLACE = {1: "N", 2: (51.0, 20.0, 0.0), 3: "E", 4: (12.0, 22.0, 0.0)}
FORMATS = {"jpg": "JPEG", "png": "PNG", "webp": "WEBP", "avif": "AVIF"}


def photo(kind: str = "jpg", size: tuple[int, int] = (60, 40)) -> bytes:
    """Red left, blue right, lying on its side as cameras save it, with place, device and comment."""
    image = Image.new("RGB", size, "red")
    image.paste("blue", (size[0] // 2, 0, *size))
    exif = image.getexif()
    exif[0x0112] = 6  # to be turned by 90° clockwise
    exif[0x0110] = "Kamera Nummer 4711"
    exif[0x8825] = PLACE
    target = io.BytesIO()
    image.save(target, FORMATS[kind], exif=exif, xmp=b"<x:xmpmeta>Nummer 4711</x:xmpmeta>", comment=b"4711")
    return target.getvalue()


def single(client, file):
    return client.post(reverse("wagtailimages:add"), {"title": TITLE, "file": file, "collection": 1})


def multiple(client, file):
    return client.post(
        reverse("wagtailimages:add_multiple"),
        {"title": TITLE, "files[]": file, "collection": 1},
        headers={"X-Requested-With": "XMLHttpRequest"},
    )


def multiple_with_a_title_to_be_mended(client, file):
    """Wagtail keeps the upload itself until the other field is right."""
    answer = client.post(
        reverse("wagtailimages:add_multiple"),
        {"title": "x" * 300, "files[]": file, "collection": 1},
        headers={"X-Requested-With": "XMLHttpRequest"},
    ).json()
    pk = answer["uploaded_file_id"]
    prefix = f"uploaded-image-{pk}"
    return client.post(
        reverse("wagtailimages:create_multiple_from_uploaded_image", args=[pk]),
        {f"{prefix}-title": TITLE, f"{prefix}-collection": 1, f"{prefix}-tags": ""},
        headers={"X-Requested-With": "XMLHttpRequest"},
    )


def chooser(client, file):
    data = {"image-chooser-upload-title": TITLE, "image-chooser-upload-file": file}
    return client.post(reverse("wagtailimages_chooser:create"), data | {"image-chooser-upload-collection": 1})


def replaced(client, file):
    first = Image.new("RGB", (4, 4))
    target = io.BytesIO()
    first.save(target, "PNG")
    single(client, SimpleUploadedFile("erst.png", target.getvalue()))
    found = get_image_model().objects.get(title=TITLE)
    return client.post(reverse("wagtailimages:edit", args=[found.pk]), {"title": TITLE, "file": file, "collection": 1})


ROADS = [single, multiple, multiple_with_a_title_to_be_mended, chooser, replaced]


def kept(client) -> bytes:
    with get_image_model().objects.get(title=TITLE).file.open() as file:
        return file.read()


@pytest.mark.parametrize("road", ROADS)
def test_a_picture_comes_in_upright_and_without_place_or_device(as_user, road):
    came = photo()
    assert says_where(io.BytesIO(came))
    client = as_user("admin")
    road(client, SimpleUploadedFile("Marktplatz.jpg", came))
    content = kept(client)
    assert b"4711" not in content
    with Image.open(io.BytesIO(content)) as image:
        assert dict(image.getexif()) == {}
        assert image.size == (40, 60)
        assert image.getpixel((20, 5))[0] > 200  # red is on top
        assert image.getpixel((20, 55))[2] > 200


@pytest.mark.parametrize("kind", FORMATS)
def test_a_picture_of_any_kind_keeps_its_kind_and_loses_its_metadata(as_user, kind):
    client = as_user("admin")
    single(client, SimpleUploadedFile(f"Marktplatz.{kind}", photo(kind)))
    content = kept(client)
    assert b"4711" not in content
    with Image.open(io.BytesIO(content)) as image:
        assert image.format == FORMATS[kind]
        assert not image.getexif()


def test_a_large_picture_is_encoded_anew_in_its_file_on_disk(as_user, settings):
    settings.FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]
    client = as_user("admin")
    single(client, SimpleUploadedFile("Marktplatz.jpg", photo(size=(600, 400))))
    found = get_image_model().objects.get(title=TITLE)
    content = kept(client)
    assert b"4711" not in content
    assert found.file_size == len(content)
    assert (found.width, found.height) == (400, 600)


def test_an_animation_keeps_its_frames(as_user):
    frames = [Image.new("P", (8, 8), colour) for colour in (0, 1, 2)]
    for frame in frames:
        frame.putpalette([0, 0, 0, 255, 0, 0, 0, 255, 0] + [0] * 759)
    target = io.BytesIO()
    frames[0].save(target, "GIF", save_all=True, append_images=frames[1:], duration=[40, 60, 80], comment=b"4711")
    client = as_user("admin")
    single(client, SimpleUploadedFile("Marktplatz.gif", target.getvalue()))
    content = kept(client)
    assert b"4711" not in content
    with Image.open(io.BytesIO(content)) as image:
        assert image.n_frames == 3


def test_a_transparent_picture_stays_transparent(as_user):
    target = io.BytesIO()
    Image.new("RGBA", (8, 8), (255, 0, 0, 0)).save(target, "PNG")
    client = as_user("admin")
    single(client, SimpleUploadedFile("Marktplatz.png", target.getvalue()))
    with Image.open(io.BytesIO(kept(client))) as image:
        assert image.getpixel((1, 1))[3] == 0


def test_a_damaged_picture_is_refused_with_a_sentence(as_user):
    came = photo(size=(400, 300))
    answer = single(as_user("admin"), SimpleUploadedFile("Marktplatz.jpg", came[: len(came) // 2]))
    assert "beschädigt" in answer.content.decode()
    assert not get_image_model().objects.filter(title=TITLE)


def test_a_picture_with_endless_pixels_is_refused_with_a_sentence(as_user):
    target = io.BytesIO()
    Image.new("1", (9000, 9000)).save(target, "PNG")
    assert len(target.getvalue()) < 20_000
    answer = single(as_user("admin"), SimpleUploadedFile("Marktplatz.png", target.getvalue()))
    assert "Pixel" in answer.content.decode()
    assert not get_image_model().objects.filter(title=TITLE)


@pytest.mark.parametrize("road", [single, multiple, chooser])
def test_a_drawing_with_scripts_is_refused_as_a_picture(as_user, road):
    svg = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    client = as_user("admin")
    road(client, SimpleUploadedFile("Marktplatz.svg", svg))
    road(client, SimpleUploadedFile("Marktplatz.png", svg))
    assert not get_image_model().objects.filter(title=TITLE)


def test_a_rendition_tells_nothing_of_the_original(as_user):
    """Even of an original that came in before, by another way."""
    image = get_image_model()(title=TITLE)
    image.file.save("Marktplatz.jpg", SimpleUploadedFile("Marktplatz.jpg", photo(size=(600, 400))), save=False)
    image.save()
    for spec in ("width-100", "width-100|format-webp", "width-100|format-avif", "original"):
        with image.get_rendition(spec).file.open() as file:
            content = file.read()
        assert b"4711" not in content
        assert not says_where(io.BytesIO(content))


def documents(client, name: str, content: bytes):
    client.post(reverse("wagtaildocs:add"), {"title": TITLE, "file": SimpleUploadedFile(name, content)})
    return get_document_model().objects.filter(title=TITLE).first()


@pytest.mark.parametrize("name", ["plan.svg", "plan.html", "plan.xml", "plan.js", "plan"])
def test_a_document_that_a_browser_would_run_is_refused(as_user, name):
    assert documents(as_user("admin"), name, b"<svg xmlns='http://www.w3.org/2000/svg'/>") is None


@pytest.mark.parametrize("name, content", [("plan.pdf", b"%PDF-1.7\n"), ("plan.txt", b"<script>alert(1)</script>")])
def test_a_document_is_saved_and_never_opened_as_a_page(as_user, client, name, content):
    document = documents(as_user("admin"), name, content)
    answer = client.get(document.url)
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'"
    assert "html" not in answer["Content-Type"]


def test_a_program_under_the_name_of_a_text_is_refused(as_user):
    assert documents(as_user("admin"), "plan.csv", b"MZ\x90\0\x03\0\0\0") is None


def test_a_text_as_a_spreadsheet_program_writes_it_is_taken(as_user):
    assert documents(as_user("admin"), "plan.csv", "Ziel;Maß\n".encode("utf-16")) is not None


def test_a_document_that_is_too_large_is_refused(as_user, settings):
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = 1000
    assert documents(as_user("admin"), "plan.txt", b"x" * 1001) is None


def test_an_import_refuses_a_picture_that_tells_its_place_and_names_it(tmp_path):
    """An import keeps files byte for byte, so that an export gives the same ones back."""
    folder = tmp_path / "files" / "images"
    folder.mkdir(parents=True)
    (folder / "markt.jpg").write_bytes(photo())
    (tmp_path / "files" / "images.yaml").write_text("- file: markt.jpg\n  title: Markt\n")
    (tmp_path / "concept.yaml").write_text("source_language: de\n")
    with pytest.raises(ImportRefused) as refused:
        import_folder(tmp_path)
    found = [problem for problem in refused.value.problems if "GPS" in str(problem)]
    assert len(found) == 1
    assert "files/images/markt.jpg" in str(found[0])
