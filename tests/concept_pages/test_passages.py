"""What a page says of itself: its passages, in reading order, each with an anchor of its own."""

import dataclasses

import pytest
from wagtail.models import Page

from concept_pages.models import ContentPage, FieldAnalysisPage, MeasurePage
from concept_pages.passages import Passage, digest_of

from .chapters import by_anchor, make_chapter, reload

pytestmark = pytest.mark.django_db


def demo_pages() -> list[ContentPage]:
    pages = Page.objects.filter(depth__gte=2).specific()
    return [page for page in pages if isinstance(page, ContentPage)]


def test_passage_is_a_frozen_record_of_five_fields_with_a_digest():
    assert [field.name for field in dataclasses.fields(Passage)] == ["anchor", "label", "html", "text", "lang"]
    passage = Passage("body.1", "Absatz 1", "<p>Worte</p>", "Worte", "de")
    with pytest.raises(dataclasses.FrozenInstanceError):
        passage.text = "andere"
    assert passage.digest == digest_of("<p>Worte</p>")
    assert passage == dataclasses.replace(passage)


def test_anchors_are_unique_on_each_page_of_the_demo():
    for page in demo_pages():
        anchors = [passage.anchor for passage in page.passages()]
        assert len(anchors) == len(set(anchors)), page
        assert not [anchor for anchor in anchors if any(sign.isspace() for sign in anchor)], page


def test_each_passage_has_a_label_and_the_language_of_its_page():
    for page in demo_pages():
        for passage in page.passages():
            assert passage.label.strip(), (page, passage.anchor)
            assert passage.lang == page.locale.language_code


def test_block_is_a_passage_with_its_id_in_the_anchor():
    page = make_chapter(
        [
            ("heading", {"text": "Lage", "level": "2"}),
            ("paragraph", "<p>Erstens.</p>"),
            ("paragraph", "<p>Zweitens.</p>"),
        ]
    )
    heading, first, second = page.passages()
    assert [p.anchor for p in (heading, first, second)] == [f"body.{block.id}" for block in page.body]
    assert (heading.text, first.text, second.text) == ("Lage", "Erstens.", "Zweitens.")
    assert (heading.label, first.label, second.label) == ("Lage", "Lage, Absatz 1", "Lage, Absatz 2")


def test_vision_and_needs_have_anchors_with_names():
    vision = next(page for page in demo_pages() if type(page).__name__ == "VisionPage")
    assert "vision_text" in by_anchor(vision)
    field = FieldAnalysisPage.objects.filter(locale__language_code="de", needs__isnull=False).first()
    codes = [need.code for need in field.needs.all()]
    assert codes
    assert [a for a in by_anchor(field) if a.startswith("need.")] == [f"need.{code}" for code in codes]


def test_facts_of_a_measure_that_the_plan_fixes_are_passages():
    measure = MeasurePage.objects.filter(
        locale__language_code="de", lead_office__isnull=False, due_date__isnull=False, amount__isnull=False
    ).first()
    found = by_anchor(measure)
    assert measure.lead_office.name in found["lead_office"].text
    assert str(measure.due_date.year) in found["period"].text
    assert measure.get_resources_display() in found["resources"].text
    assert {"target_groups", "kind"} <= found.keys()
    before = found["period"].digest
    measure.due_date = measure.due_date.replace(year=measure.due_date.year + 1)
    assert by_anchor(measure)["period"].digest != before


def test_state_of_a_measures_implementation_is_no_passage():
    measure = MeasurePage.objects.filter(locale__language_code="de").first()
    assert not [anchor for anchor in by_anchor(measure) if anchor in ("status", "progress", "note", "reporting_date")]


@pytest.mark.parametrize(
    ("lead", "html"),
    [
        ("Ein Satz.", "<p>Ein Satz.</p>"),
        ("Ein Satz.\nNoch einer.", "<p>Ein Satz.<br>Noch einer.</p>"),
        ("Ein Satz.\r\n  \r\nNoch einer.\r\n", "<p>Ein Satz.</p><p>Noch einer.</p>"),
        ("1 < 2 & <b>3</b>", "<p>1 &lt; 2 &amp; &lt;b&gt;3&lt;/b&gt;</p>"),
    ],
)
def test_lead_keeps_its_lines_and_shows_no_markup(lead, html):
    assert by_anchor(make_chapter(summary=lead))["summary"].html == html


@pytest.mark.parametrize("lead", ["", "  \n "])
def test_empty_lead_is_no_passage(lead):
    assert "summary" not in by_anchor(make_chapter(summary=lead))


def test_anchors_stay_unique_where_an_id_was_given_twice():
    block = {"type": "paragraph", "value": "<p>x</p>", "id": "1b3c0a52-4a70-4f5a-9d0e-8a6a0f6c2e11"}
    anchors = [passage.anchor for passage in make_chapter([block, block]).passages()]
    assert anchors == [f"body.{block['id']}", f"body.{block['id']}~2"]


def test_blocks_have_their_anchors_before_the_page_is_saved():
    page = make_chapter()
    page.body = [("paragraph", "<p>eins</p>"), ("paragraph", "<p>zwei</p>")]
    before = [passage.anchor for passage in page.passages()]
    assert len(set(before)) == 2
    page.save()
    assert [passage.anchor for passage in reload(page).passages()] == before


def test_passages_of_a_draft_are_those_of_its_revision():
    page = make_chapter([("paragraph", "<p>alt</p>")])
    page.body[0].value = type(page.body[0].value)("<p>neu</p>")
    draft = page.save_revision().as_object()
    assert [passage.text for passage in draft.passages()] == ["neu"]
    assert [passage.text for passage in reload(page).passages()] == ["alt"]


def test_reading_passages_does_not_change_the_page():
    measure = MeasurePage.objects.filter(locale__language_code="de").first()
    english = MeasurePage.objects.get(translation_key=measure.translation_key, locale__language_code="en")
    page = make_chapter([("measures", {"title": "", "items": [measure.pk]})])
    page.locale = english.locale
    assert page.passages()[0].text == f"{english.number} {english.title}"
    assert page.body[0].value["items"][0].pk == measure.pk
    assert page.body.get_prep_value()[0]["value"]["items"][0]["value"] == measure.pk
