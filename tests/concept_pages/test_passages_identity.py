"""What links and images are to a passage: what they point to, not where that is."""

import pytest
from django.utils import translation

from concept_pages.models import AnalysisPage, FieldAnalysisPage, MeasurePage

from .chapters import by_anchor, link_to, make_chapter, make_document, make_picture, reload

pytestmark = pytest.mark.django_db


def only(page):
    (passage,) = page.passages()
    return passage


def paragraph_with(html: str):
    return make_chapter([("paragraph", f"<p>Mehr {html}.</p>")])


def image_value(picture, alt: str = "Fluss") -> dict:
    return {"image": picture.pk, "alt_text": alt, "decorative": False, "caption": "", "credit": ""}


def test_link_carries_the_target_and_not_its_number_in_the_database():
    target = make_chapter()
    passage = only(paragraph_with(link_to(target)))
    assert f'<a data-page="{target.translation_key}" href="{target.url}">hier</a>' in passage.html
    assert "linktype" not in passage.html


def test_digest_stays_when_the_target_is_renamed_or_moved():
    target = make_chapter()
    page = paragraph_with(link_to(target))
    before = only(page)
    target.slug = "ganz-anders"
    target.save()
    renamed = only(reload(page))
    target.move(AnalysisPage.objects.get(locale__language_code="de").get_parent(), pos="last-child")
    moved = only(reload(page))
    assert before.digest == renamed.digest == moved.digest
    assert len({before.html, renamed.html, moved.html}) == 3


def test_digest_moves_when_the_link_leads_to_another_page():
    first, second = make_chapter(), make_chapter()
    assert only(paragraph_with(link_to(first))).digest != only(paragraph_with(link_to(second))).digest


def test_digest_is_the_same_whichever_language_is_active():
    measure = MeasurePage.objects.filter(locale__language_code="de", lead_office__isnull=False).first()
    field = FieldAnalysisPage.objects.filter(locale__language_code="de").first()
    chapter = paragraph_with(link_to(field))
    for page in (measure, field, chapter):
        read = {}
        for language in ("de", "en", "ar"):
            with translation.override(language):
                read[language] = reload(page).passages()
        assert read["de"] == read["en"] == read["ar"]


def test_link_on_a_translated_page_leads_to_the_translation_and_is_the_same_target(page_at):
    german, english = (page_at("konzept/analyse/housing", language) for language in ("de", "en"))
    page = paragraph_with(link_to(german))
    before = only(page)
    page.locale = english.locale
    translated = only(page)
    assert f'href="{english.url}"' in translated.html
    assert translated.digest == before.digest


def test_digest_stays_when_the_target_gets_a_translation(page_at):
    target = make_chapter()
    page = paragraph_with(link_to(target))
    before = only(page).digest
    english = page_at("konzept/analyse", "en").locale
    target.copy_for_translation(english, alias=False, copy_parents=True).specific.save_revision().publish()
    assert only(reload(page)).digest == before


@pytest.fixture
def link_to_nothing() -> int:
    """The id of a page that is gone, as an old revision or an import may name it."""
    page = make_chapter()
    pk = page.pk
    page.delete()
    return pk


def test_link_to_a_deleted_page_leaves_its_words(link_to_nothing):
    passage = only(paragraph_with(f'<a linktype="page" id="{link_to_nothing}">das <b>Kapitel</b></a>'))
    assert passage.html == "<p>Mehr das <b>Kapitel</b>.</p>"
    assert passage.text == "Mehr das Kapitel."


def test_chosen_page_that_is_deleted_leaves_its_words(link_to_nothing):
    item = {"text": "das Kapitel", "page": link_to_nothing, "url": ""}
    page = make_chapter([("links", {"title": "Mehr", "items": [item]})])
    assert only(page).text == "Mehr\ndas Kapitel"


def test_picture_that_is_deleted_leaves_its_caption():
    picture = make_picture("red")
    value = image_value(picture) | {"caption": "Die Aue", "credit": "Stadt"}
    picture.delete()
    assert only(make_chapter([("image", value)])).text.startswith("Die Aue")


def test_digest_moves_when_a_list_of_links_leads_elsewhere():
    first, second = make_chapter(), make_chapter()
    digests = {
        only(make_chapter([("links", {"title": "", "items": [{"text": "dort", "page": pk, "url": url}]})])).digest
        for pk, url in [(first.pk, ""), (second.pk, ""), (None, "https://a.example/"), (None, "https://b.example/")]
    }
    assert len(digests) == 4


def test_document_is_known_by_its_file():
    first, second = make_document("eins"), make_document("zwei")
    page = paragraph_with(f'<a linktype="document" id="{first.pk}">Kurzfassung</a>')
    before = only(page)
    assert f'data-document="{first.get_file_hash()}"' in before.html
    first.title = "anders"
    first.save()
    assert only(reload(page)).digest == before.digest
    other = paragraph_with(f'<a linktype="document" id="{second.pk}">Kurzfassung</a>')
    assert only(other).digest != before.digest


def test_link_to_a_deleted_document_leaves_its_words():
    document = make_document("eins")
    link = f'<a linktype="document" id="{document.pk}">Kurzfassung</a>'
    document.delete()
    assert only(paragraph_with(link)).html == "<p>Mehr Kurzfassung.</p>"


def test_link_in_a_quotation_carries_its_target():
    target = make_chapter()
    page = make_chapter([("quote", {"text": f"<p>{link_to(target)}</p>", "source": ""})])
    assert f'data-page="{target.translation_key}"' in only(page).html


def test_attribute_that_only_ends_in_id_is_no_target():
    target = make_chapter()
    page = paragraph_with(f'<a data-id="999999" linktype="page" id="{target.pk}">hier</a>')
    assert f'data-page="{target.translation_key}"' in only(page).html


def test_link_without_a_usable_target_leaves_its_words():
    for link in ('<a linktype="page" id="x">hier</a>', '<a linktype="page">hier</a>', '<a linktype="email">hier</a>'):
        assert only(paragraph_with(link)).text == "Mehr hier."


def test_links_are_found_in_blocks_that_were_replaced_before_saving():
    target = make_chapter()
    page = make_chapter([("paragraph", "<p>alt</p>")])
    kept = page.body[0]
    page.body[0] = ("paragraph", type(kept.value)(f"<p>{link_to(target)}</p>"), kept.id)
    assert f'data-page="{target.translation_key}"' in only(page).html


def test_image_has_an_identity_and_no_address():
    picture = make_picture("green")
    passage = only(make_chapter([("image", image_value(picture))]))
    assert f'<img data-image="{picture.identity}" alt="Fluss">' in passage.html
    assert "src=" not in passage.html


def test_digest_follows_image_and_alternative_text_and_not_the_rendition():
    picture, other = make_picture("green"), make_picture("blue")
    page = make_chapter([("image", image_value(picture))])
    before = only(page).digest
    picture.get_rendition("fill-20x20|format-png")
    picture.title = "anders"
    picture.focal_point_x = picture.focal_point_y = picture.focal_point_width = picture.focal_point_height = 9
    picture.save()
    assert only(reload(page)).digest == before
    assert only(make_chapter([("image", image_value(other))])).digest != before
    assert only(make_chapter([("image", image_value(picture, "Brücke"))])).digest != before


def test_image_in_old_rich_text_has_an_identity():
    picture = make_picture("green")
    page = paragraph_with(f'<embed alt="Fluss" embedtype="image" format="left" id="{picture.pk}"/>')
    assert f'<img data-image="{picture.identity}" alt="Fluss">' in only(page).html


def test_digest_does_not_ask_what_was_looked_at_before():
    measure = MeasurePage.objects.filter(locale__language_code="de").first()
    page = make_chapter([("measures", {"title": "Dazu", "items": [measure.pk]})])
    untouched = by_anchor(reload(page))
    seen = reload(page)
    assert seen.body[0].value["items"][0].title == measure.title
    assert by_anchor(seen) == untouched
