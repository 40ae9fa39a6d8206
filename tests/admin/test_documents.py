"""A file is what its name says, or it is not taken."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.documents import get_document_model

pytestmark = pytest.mark.django_db


def archive() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        # A date of its own: the names of tests are made of these bytes, and must be the same in every worker.
        made.writestr(zipfile.ZipInfo("content.xml"), "<x/>")
    return target.getvalue()


def uploaded(client, name: str, content: bytes):
    client.post(reverse("wagtaildocs:add"), {"title": "Probe 1", "file": SimpleUploadedFile(name, content)})
    return get_document_model().objects.filter(title="Probe 1").first()


@pytest.mark.parametrize("name", ["Bericht.pdf", "Bericht.docx", "Bericht.xlsx", "Bericht.odt", "bericht.ODS"])
def test_a_web_page_under_another_name_is_refused(as_user, name):
    assert uploaded(as_user("admin"), name, b"<html><script>alert(1)</script></html>") is None


@pytest.mark.parametrize(
    "name, content",
    [("a.pdf", b"%PDF-1.7\n"), ("a.docx", archive()), ("a.odt", archive()), ("a.csv", b"a;b\n"), ("a.txt", b"Text")],
)
def test_a_file_that_is_what_it_says_is_taken_whole(as_user, name, content):
    document = uploaded(as_user("admin"), name, content)
    with document.file.open() as file:
        assert file.read() == content


def test_the_upload_of_many_says_what_is_wrong(as_user):
    file = SimpleUploadedFile("a.pdf", b"<html>")
    answer = as_user("admin").post(
        reverse("wagtaildocs:add_multiple"), {"files[]": file}, headers={"X-Requested-With": "XMLHttpRequest"}
    )
    assert "nicht, was ihr Name sagt" in answer.json()["error_message"]
