"""Documents come in parts where a player asks for one, and whole otherwise."""

from __future__ import annotations

import pytest
from django.core.files.base import ContentFile
from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction

pytestmark = pytest.mark.django_db
BYTES = b"\x00\x00\x00\x18ftypmp42" + bytes(range(256)) * 400


@pytest.fixture
def film():
    return get_document_model().objects.create(title="Film", file=ContentFile(BYTES, name="film.mp4"))


def body(response) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


def test_whole_file_says_that_it_has_parts(film, client):
    response = client.get(film.url)
    assert (response.status_code, body(response)) == (200, BYTES)
    assert response.headers["Accept-Ranges"] == "bytes"
    assert "Content-Encoding" not in response.headers


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("bytes=0-1", 0, 1),
        ("bytes=0-", 0, len(BYTES) - 1),
        ("bytes=70000-", 70_000, len(BYTES) - 1),
        ("bytes=100-999999999", 100, len(BYTES) - 1),
        ("bytes=-5", len(BYTES) - 5, len(BYTES) - 1),
        ("bytes=-999999999", 0, len(BYTES) - 1),
    ],
)
def test_part_is_what_was_asked_for(asked, first, last, film, client):
    response = client.get(film.url, headers={"range": asked})
    assert response.status_code == 206
    assert body(response) == BYTES[first : last + 1]
    assert response.headers["Content-Range"] == f"bytes {first}-{last}/{len(BYTES)}"
    assert response.headers["Content-Length"] == str(last - first + 1)
    assert response.headers["Content-Type"] == "video/mp4"
    assert response.headers["Content-Security-Policy"] == "default-src 'none'"


@pytest.mark.parametrize("asked", [f"bytes={len(BYTES)}-", "bytes=9-3", "bytes=-0"])
def test_part_beyond_the_file_is_refused_with_its_size(asked, film, client):
    response = client.get(film.url, headers={"range": asked})
    assert (response.status_code, response.headers["Content-Range"]) == (416, f"bytes */{len(BYTES)}")


@pytest.mark.parametrize("asked", ["bytes=0-1,4-5", "bytes=-", "lines=1-2", "bytes=a-b", "bytes=0-" + "9" * 30])
def test_what_is_no_single_part_gets_the_whole(asked, film, client):
    assert client.get(film.url, headers={"range": asked}).status_code == 200


def test_part_of_a_file_that_changed_is_the_whole_new_one(film, client):
    tag = client.get(film.url).headers["ETag"]
    assert client.get(film.url, headers={"range": "bytes=0-1", "if-range": tag}).status_code == 206
    assert client.get(film.url, headers={"range": "bytes=0-1", "if-range": '"another"'}).status_code == 200


def test_document_that_is_not_for_everybody_gives_no_part(film, client):
    collection = Collection.get_first_root_node().add_child(name="Intern")
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
    film.collection = collection
    film.save()
    assert client.get(film.url, headers={"range": "bytes=0-1"}).status_code == 302
