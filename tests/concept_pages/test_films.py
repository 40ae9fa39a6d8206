import re

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents import get_document_model

from concept_pages.blocks import FilmBlock
from concept_pages.forms.documents import is_what_it_says
from concept_pages.passages import expand, sections_of

from .chapters import make_chapter, stored

pytestmark = pytest.mark.django_db

BYTES = b"\x00\x00\x00\x18ftypmp42" + bytes(3_000_000)


def make_film(name: str = "film.mp4", content: bytes = BYTES):
    return get_document_model().objects.create(title="Film", file=ContentFile(content, name=name))


@pytest.fixture
def passage_and_html(page_at):
    document = make_film()
    page = make_chapter()
    value = {
        "title": "Konzept & Plan",
        "document": document.pk,
        "length": "4:30",
        "picture": None,
        "transcript": "<p>Willkommen.</p>",
    }
    page.body = stored([{"type": "film", "id": "1b2c1e0e-7b1a-4c0e-9d60-000000000001", "value": value}])
    sections, targets = sections_of(page)
    passage = sections[-1].passages[0]
    return passage, expand(passage.html, targets), document


def test_film_says_length_size_and_words_before_it_is_loaded(passage_and_html):
    passage, _html, _document = passage_and_html
    assert passage.text.startswith("Konzept & Plan (MP4, 2,9\u00a0MB), 4:30 Minuten")
    assert "Willkommen." in passage.text


def test_player_loads_nothing_before_somebody_starts_it(passage_and_html):
    _passage, html, document = passage_and_html
    (video,) = re.findall(r"<video[^>]*>", html)
    assert 'controls preload="none"' in video
    assert f'src="{document.url}"' in video
    assert 'aria-label="Konzept &amp; Plan"' in video
    assert f'<a href="{document.url}" download>' in html


def test_passage_has_no_player_and_no_address_of_its_own(passage_and_html):
    passage, _html, document = passage_and_html
    assert "<video" not in passage.html
    assert document.get_file_hash() in passage.html


def test_file_that_is_no_film_is_refused():
    block = FilmBlock()
    value = {
        "title": "x",
        "document": make_film("text.pdf", b"%PDF-"),
        "length": "4:30",
        "picture": None,
        "transcript": None,
    }
    with pytest.raises(StructBlockValidationError):
        block.clean(block.to_python(value | {"document": value["document"].pk}))


@pytest.mark.parametrize("length", ["4", "vier Minuten", "4:5", "1:2:3"])
def test_length_is_minutes_and_seconds(length):
    with pytest.raises(ValidationError):
        FilmBlock().child_blocks["length"].clean(length)


@pytest.mark.parametrize(
    ("name", "start", "right"),
    [
        ("a.mp4", BYTES[:40], True),
        ("a.webm", b"\x1aE\xdf\xa3" + bytes(40), True),
        ("a.mp4", b"<html>" + bytes(40), False),
        ("a.webm", b"<html>", False),
    ],
)
def test_upload_of_a_film_must_be_one(name, start, right):
    assert is_what_it_says(ContentFile(start, name=name)) is right


def test_page_in_sign_language_is_known_on_every_page(client, page_at):
    from concept_pages.surroundings import surroundings_of

    for path in ("faq", "konzept/analyse/language", ""):
        page = page_at(path) if path else page_at("faq").get_parent().specific
        assert surroundings_of(page).sign_language.slug == "gebaerdensprache", path
