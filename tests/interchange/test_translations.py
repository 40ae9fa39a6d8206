"""A translation shares everything with its source but the words; one that is built differently is refused."""

import pytest
from wagtail.models import Page

from concept_pages.models import NeedForAction

from .test_mistakes import assert_refused

pytestmark = pytest.mark.django_db
HOUSING = "pages/konzept/analyse/housing.en.md"
CONCEPT = "pages/konzept.ar.md"

# words of the translation, what stands there instead, words of the line that the message names
DIFFERENCES = {
    "a missing paragraph": ("Housing is the ground.\n", "", ""),
    "another kind of block": ("## Who looks", "Who looks", "Who looks"),
    "a longer list": ("- singles", "- singles\n- others", "- families"),
    "another table": ("| North | 24 |\n", "", "::: table"),
    "a wider table": (
        "| District | Flats |\n|---|--:|\n| Centre | 20 |\n| North | 24 |",
        "| District | Flats | x |\n|---|--:|---|\n| North | 24 | x |",
        "::: table",
    ),
    "another paragraph in a callout": ("\n\nSecond paragraph.", "", "::: callout"),
    "a missing link": ("  - text: Federal office\n    url: https://www.example.org/\n", "", "::: links"),
    "another page behind a link": ("page: konzept/plan/housing", "page: konzept/plan", "::: links"),
    "no measure": ("items:\n  - konzept/plan/housing/z1/m1", "items: []", "::: measures"),
    "another number of a block": ("Many look", "{#7}\nMany look", "Many look"),
    "a missing need": ("  - code: 4.3-B2\n    title: Advise\n    text: Tenants need advice.\n", "", "needs:"),
    "a need that the source does not have": ("code: 4.3-B2", "code: 4.3-B9", "needs:"),
    "needs in another order": ("code: 4.3-B1", "code: 4.3-B0", "needs:"),
    "a field that the source does not have": ("title: Housing", "title: Housing\nsummary: More", "summary"),
    "a fact without language": ("title: Housing", "title: Housing\nfield: housing", "field"),
    "a number of a figure": ("    unit: flats", "    unit: flats\n    value: 44", "value: 44"),
    "an order of its own": ("title: Housing", "title: Housing\norder: 2", "order"),
    "another id": ("title: Housing", "title: Housing\nid: 11111111-1111-4111-8111-111111111111", "id:"),
}


@pytest.mark.parametrize("difference", DIFFERENCES)
def test_a_translation_with_a_difference_is_refused(small, media, empty_site, difference):
    old, new, words = DIFFERENCES[difference]
    small.replace(HOUSING, old, new)
    assert_refused(small, small.place(HOUSING, words))


def test_a_translation_of_another_type_is_refused(small, media, empty_site):
    small.replace(CONCEPT, "ConceptPage", "StandardPage")
    assert_refused(small, f"{CONCEPT}:2")


def both(slug: str) -> list:
    return [Page.objects.get(slug=slug, locale__language_code=lang).specific for lang in ("de", "en")]


def field_pages() -> list:
    return [page.get_children().get().specific for page in both("analyse")]


def test_source_and_translation_share_keys_and_ids(imported):
    german, english = field_pages()
    assert german.translation_key == english.translation_key
    assert [b.id for b in german.current_state] == [b.id for b in english.current_state]
    for here, there in zip(german.current_state, english.current_state, strict=True):
        if here.block_type in ("links", "measures"):
            items, others = (block.value["items"].bound_blocks for block in (here, there))
            assert [item.id for item in items] == [item.id for item in others] != []
    keys = [set(page.needs.values_list("translation_key", "code")) for page in (german, english)]
    assert keys[0] == keys[1] and len(keys[0]) == 2


def test_links_in_a_translation_store_the_page_of_the_source(imported):
    german = field_pages()[0]
    stored = str(both("analyse")[1].body.raw_data[0]["value"])
    assert 'linktype="page"' in stored and f'id="{german.pk}"' in stored


def test_rows_made_in_the_browser_keep_their_keys_in_a_translation_that_comes_later(imported):
    german = field_pages()[0]
    row = NeedForAction.objects.get(page=german, code="4.3-B2")
    row.translation_key = "22222222-2222-4222-8222-222222222222"
    row.save()
    german = type(german).objects.get(pk=german.pk)
    german.save_revision().publish()
    imported.replace(HOUSING, "Tenants need advice.", "Tenants need good advice.")
    imported.load()
    assert {str(n.translation_key) for n in NeedForAction.objects.filter(code="4.3-B2")} == {row.translation_key}


def test_arabic_words_come_out_as_they_went_in(imported, exported):
    mixed = (
        "الخطة \N{RIGHT-TO-LEFT MARK}(2026) **للجميع** \N{RIGHT-TO-LEFT ISOLATE}Auenstadt\N{POP DIRECTIONAL ISOLATE} ٣."
    )
    imported.replace(CONCEPT, "الخطة **للجميع**.", mixed)
    imported.load()
    page = Page.objects.get(slug="konzept", locale__language_code="ar").specific
    assert "للجميع</b> \N{RIGHT-TO-LEFT ISOLATE}Auenstadt" in str(page.body)
    assert mixed in exported("first")[CONCEPT].decode()
    assert imported.load().updated == []


def test_letters_composed_or_not_are_the_same_words(imported):
    """macOS writes ü as two characters; nobody sees a difference, so there is none."""
    import unicodedata

    for name in ("pages/konzept/plan/housing/z1/m2.de.md", "facts/offices.yaml", CONCEPT):
        imported.write(name, unicodedata.normalize("NFD", imported.read(name)))
    imported.replace(
        "pages/konzept/plan/housing/z1/m2.de.md",
        "Ein Kurs.",
        "Ein Kurs f\N{LATIN SMALL LETTER U}\N{COMBINING DIAERESIS}r alle.",
    )
    assert imported.load().updated == ["pages/konzept/plan/housing/z1/m2.de.md"]
    assert "für alle" in str(Page.objects.get(slug="m2").specific.body)
