"""Reading passages asks the database a fixed number of questions, however long the text is."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, Site

from concept_pages.models import AnalysisPage, ConceptPage, MeasurePage, Picture
from concept_pages.passages import passages_of

from .chapters import link_to, make_chapter, make_document, make_picture, reload, stored

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def known_addresses(db):
    """Wagtail keeps the sites' addresses in the cache for an hour."""
    Site.get_site_root_paths()


MAXIMUM_QUERIES = 12


def document_pages(language: str = "de") -> list:
    concept = ConceptPage.objects.get(locale__language_code=language)
    return list(Page.objects.descendant_of(concept, inclusive=True).order_by("path").specific())


def queries_of(read) -> int:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        read()
    return len(asked)


def linking_blocks(times: int) -> list[tuple]:
    """Paragraphs that name pages, documents and measures, and pictures: what costs a question each where it is not gathered."""
    pages = list(Page.objects.filter(depth__gte=3, locale__language_code="de"))
    measures = list(MeasurePage.objects.filter(locale__language_code="de").values_list("pk", flat=True))
    document, picture = make_document("kurz"), make_picture("green")
    paragraph = f'<p>{" ".join(map(link_to, pages))} <a linktype="document" id="{document.pk}">Datei</a></p>'
    image = {"image": picture.pk, "alt_text": "Fluss", "decorative": False, "caption": "", "credit": ""}
    once = [("paragraph", paragraph), ("measures", {"title": "", "items": measures}), ("image", image)]
    return once * times


def test_whole_document_takes_few_queries():
    pages = document_pages()
    assert len({type(page) for page in pages}) > 7
    assert queries_of(lambda: passages_of(pages)) <= MAXIMUM_QUERIES


def test_whole_document_takes_the_same_queries_with_ten_times_the_text():
    few = document_pages()
    for page in few:
        if hasattr(page, "body"):
            page.body = stored([*map(dict, page.body.raw_data), *linking_blocks(1)])
    many = document_pages()
    for page in many:
        if hasattr(page, "body"):
            page.body = stored([*map(dict, page.body.raw_data), *linking_blocks(10)])
    asked = [queries_of(lambda pages=pages: passages_of(pages)) for pages in (few, many)]
    assert asked[0] == asked[1] <= MAXIMUM_QUERIES


def test_whole_document_takes_the_same_queries_with_more_pages():
    analysis = AnalysisPage.objects.get(locale__language_code="de")

    def asked() -> int:
        pages = list(Page.objects.child_of(analysis).specific())
        return queries_of(lambda: passages_of(pages))

    make_chapter(linking_blocks(1))
    before = asked()
    for _ in range(10):
        make_chapter(linking_blocks(1))
    assert asked() == before


def test_one_page_takes_the_same_queries_with_more_blocks():
    short, long = (reload(make_chapter(linking_blocks(times))) for times in (1, 20))
    asked = [queries_of(page.passages) for page in (short, long)]
    assert asked[0] == asked[1] <= MAXIMUM_QUERIES


def test_reading_together_says_the_same_as_reading_one_by_one():
    pages = document_pages()
    assert passages_of(pages) == [page.passages() for page in document_pages()]


def test_reading_leaves_the_rows_of_a_page_as_they_are(page_at):
    page = page_at("konzept/analyse/housing")
    page.passages()
    need = page.needs.first()
    type(need).objects.filter(pk=need.pk).update(title="Neu")
    assert json.loads(page.to_json())["needs"][0]["title"] == "Neu"


def test_pictures_without_a_stored_hash_get_it_at_the_first_reading():
    picture = make_picture("green")
    identity = picture.identity
    Picture.objects.filter(pk=picture.pk).update(file_hash="")
    value = {"image": picture.pk, "alt_text": "Fluss", "decorative": False, "caption": "", "credit": ""}
    (passage,) = make_chapter([("image", value)]).passages()
    assert f'data-image="{identity}"' in passage.html
    assert Picture.objects.get(pk=picture.pk).file_hash == identity


def test_page_is_read_where_the_file_of_a_picture_is_lost():
    picture = make_picture("green")
    picture.file.storage.delete(picture.file.name)
    Picture.objects.filter(pk=picture.pk).update(file_hash="")
    value = {"image": picture.pk, "alt_text": "Fluss", "decorative": False, "caption": "Die Aue", "credit": ""}
    (passage,) = make_chapter([("image", value)]).passages()
    assert 'alt="Fluss"' in passage.html
    assert passage.text.startswith("Die Aue")
