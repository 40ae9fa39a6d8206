"""Headings, quotations, tables, pictures: whatever the block, its words are corrected, and what was chosen for it stays."""

from __future__ import annotations

import json
import uuid

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.blocks import StructBlock
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail_localize.models import Translation

from concept_pages.blocks import BodyBlock
from concept_pages.models import MeasurePage
from concept_pages.passages.replacing import text_place
from drafts.correcting import CorrectionRefused, correct
from drafts.freezing import freeze_draft
from drafts.models import Audience, Draft
from drafts.publishing import publish_draft
from drafts.road.translations import save_as_working_text

NEW = "Neu 42 & <Ämter>"
TABLE = {
    "caption": "Plätze",
    "columns": [{"type": "words", "heading": "Bezirk"}, {"type": "number", "heading": "2025"}],
    "rows": [{"values": ["Mitte", "640"]}, {"values": ["Nord", "310"]}],
}


def values(picture: int, document: int) -> dict[str, object]:
    """One of each block type, as stored."""
    shown = {"image": picture, "alt_text": "Eine Karte", "credit": "Stadt"}
    return {
        "paragraph": "<p>Ein Satz.</p>",
        "heading": {"text": "Lage", "level": "2"},
        "list": "<ul><li>eins</li></ul>",
        "quote": {"text": "<p>Worte.</p>", "source": "Jemand"},
        "callout": {"kind": "note", "title": "Hinweis", "text": "<p>Gilt.</p>"},
        "question": {"question": "Was?", "answer": "<p>Das.</p>"},
        "table": TABLE,
        "image": {**shown, "decorative": False, "caption": "Die Karte"},
        "figure": {**shown, "caption": "Schaubild", "long_description": "<p>Alles davon.</p>"},
        "film": {"title": "Film", "document": document, "length": "4:30", "transcript": "<p>Ton.</p>"},
        "download": {"document": document, "title": "Kurzfassung", "description": "Zwei Seiten"},
        "links": {"title": "Mehr", "items": [{"text": "Hier", "page": None, "url": "https://example.org/"}]},
        "measures": {"title": "Dazu", "items": []},
    }


TYPES = list(values(0, 0))


@pytest.fixture
def furnished(plan, page):
    """A public draft in which the measure has a block of each type; type -> anchor."""
    document = get_document_model().objects.first() or get_document_model().objects.create(title="x", file="x.pdf")
    raw = values(get_image_model().objects.first().pk, document.pk)
    ids = {kind: str(uuid.uuid5(uuid.NAMESPACE_DNS, kind)) for kind in raw}
    page.body = BodyBlock().to_python([{"type": k, "value": v, "id": ids[k]} for k, v in raw.items()])
    page.save_revision()
    draft = freeze_draft(document=plan, user=None)
    publish_draft(draft=draft, user=None)
    Draft.objects.filter(pk=draft.pk).update(audience=Audience.EVERYONE)
    return draft, {kind: f"body.{key}" for kind, key in ids.items()}


def live(page):
    return MeasurePage.objects.get(pk=page.pk)


def stored(page, anchor: str):
    return next(child["value"] for child in page.body.get_prep_value() if child["id"] == anchor.partition(".")[2])


def new_text(words) -> str:
    if words.is_rich:
        return "<p>Neu gefasst.</p>"
    return {"items.0.value.url": "https://example.com/", "items.0.url": "https://example.com/", "length": "5:00"}.get(
        words.key, NEW
    )


def test_list_of_types_is_that_of_the_editor():
    assert list(BodyBlock().child_blocks) == TYPES


@pytest.mark.parametrize("kind", TYPES)
def test_all_words_of_a_block_are_corrected_in_public_and_for_the_next_draft(plan, furnished, page, kind):
    draft, anchors = furnished
    place = text_place(live(page), anchors[kind])
    texts = {words.key: new_text(words) for words in place.words}
    row = draft.pages.get(page_id=page.pk)
    given = texts[""] if place.is_whole else texts
    correction = correct(draft=draft, page=page, anchor=anchors[kind], html=given, reason="Probe", user=None)
    for found in (live(page), live(page).get_latest_revision_as_object()):
        reads = {words.key: words.stored for words in text_place(found, anchors[kind]).words}
        assert all("Neu" in reads[words.key] or reads[words.key] == texts[words.key] for words in place.words)
        passage = next(p for p in found.passages() if p.anchor == anchors[kind])
        assert passage.digest == correction.digest
    assert draft.pages.get(page_id=page.pk).passages == row.passages
    frozen = freeze_draft(document=plan, user=None).pages.get(page_id=page.pk)
    assert next(p["digest"] for p in frozen.passages if p["anchor"] == anchors[kind]) == correction.digest


def test_what_is_not_named_and_what_was_chosen_stays(furnished, page):
    draft, anchors = furnished
    before = stored(live(page), anchors["image"])
    correct(draft=draft, page=page, anchor=anchors["image"], html={"alt_text": "Ein Plan"}, reason="x", user=None)
    assert stored(live(page), anchors["image"]) == {**before, "alt_text": "Ein Plan"}


def test_two_corrections_of_one_table_add_up_and_survive_a_publication(furnished, page):
    draft, anchors = furnished
    for key, text in (("rows.0.values.1", "650"), ("caption", "Kursplätze")):
        correct(draft=draft, page=page, anchor=anchors["table"], html={key: text}, reason="x", user=None)
    publish_draft(draft=draft, user=None)
    reads = next(p.text for p in live(page).passages() if p.anchor == anchors["table"])
    assert "650" in reads and "Kursplätze" in reads and "310" in reads


def test_markup_in_plain_words_is_taken_out(furnished, page):
    draft, anchors = furnished
    html = {"text": "<script>x()</script>Neue <b>Lage</b>"}
    correction = correct(draft=draft, page=page, anchor=anchors["heading"], html=html, reason="x", user=None)
    assert "script" not in correction.html and "<b>" not in correction.html and "Neue Lage" in correction.text


@pytest.mark.parametrize(
    ("kind", "texts"),
    [
        ("heading", {"text": " "}),
        ("heading", {"text": "a" * 201}),
        ("film", {"length": "lang"}),
        ("image", {"alt_text": ""}),
        ("links", {"items.0.url": "javascript:alert(1)"}),
        ("table", {"caption": ""}),
        ("table", {"rows.9.values.0": "x"}),
        ("heading", {"level": "3"}),
        ("heading", "kein Name"),
        ("paragraph", {"text": "x"}),
    ],
)
def test_what_the_block_would_not_take_is_refused(furnished, page, kind, texts):
    draft, anchors = furnished
    with pytest.raises(CorrectionRefused):
        correct(draft=draft, page=page, anchor=anchors[kind], html=texts, reason="x", user=None)


def test_corrected_block_of_a_translation_is_kept_when_translators_take_over(public):
    rows = public.pages.filter(locale__language_code="en").order_by("position")
    pages = [row.page.specific for row in rows]
    page, block = next(
        (page, block)
        for page in pages
        for block in getattr(page, "body", ())
        if isinstance(block.block, StructBlock | TypedTableBlock)
    )
    anchor = f"body.{block.id}"
    words = next(words for words in text_place(page, anchor).words if words.stored)
    html = {words.key: "<p>Said anew</p>" if words.is_rich else "Said anew"}
    correct(draft=public, page=page, anchor=anchor, html=html, reason="x", user=None)
    translation = Translation.objects.get(source__object_id=page.translation_key, target_locale=page.locale)
    save_as_working_text(translation, user=None)
    working = type(page).objects.get(pk=page.pk).get_latest_revision_as_object()
    assert "Said anew" in next(p.text for p in working.passages() if p.anchor == anchor)


# --- In the admin ---


def form_of(client, url: str) -> dict[str, str]:
    """The fields as a browser would send them."""
    form = BeautifulSoup(client.get(url).content, "html.parser").select_one(".board form[method=post]")
    plain = {field["name"]: field.text.strip() for field in form.select("textarea[name]")}
    return plain | {field["name"]: field.get("value", "") for field in form.select("input[type=hidden]")}


def test_each_text_of_a_table_has_its_field_and_is_corrected(as_user, furnished, page, client):
    draft, anchors = furnished
    url = reverse("drafts_admin:correct", args=[draft.pk, page.pk, anchors["table"]])
    coordinator = as_user("koordination")
    fields = form_of(coordinator, url)
    assert fields["text-caption"] == "Plätze" and fields["text-rows.1.values.1"] == "310"
    looked = coordinator.post(url, {**fields, "text-rows.1.values.1": "315", "reason": "Zahlendreher"})
    page_of = BeautifulSoup(looked.content, "html.parser")
    assert page_of.select_one(".board__text ins").get_text(strip=True).endswith("315")
    given = {field["name"]: field["value"] for field in page_of.select(".board form input[type=hidden]")}
    assert json.loads(given["html"]) == {"rows.1.values.1": "315"}
    back = BeautifulSoup(coordinator.post(url, {**given, "back": "1"}).content, "html.parser")
    assert back.select_one("textarea[name='text-rows.1.values.1']").text.strip() == "315"
    coordinator.post(url, {**given, "correct": "1"})
    html = client.get(page.url).content.decode()
    assert "315" in html and "Zahlendreher" in html


def test_fault_is_said_at_its_field(as_user, furnished, page):
    draft, anchors = furnished
    url = reverse("drafts_admin:correct", args=[draft.pk, page.pk, anchors["links"]])
    coordinator = as_user("koordination")
    fields = form_of(coordinator, url)
    name = next(name for name in fields if name.endswith("url"))
    answer = coordinator.post(url, {**fields, name: "kein Link", "reason": "x"})
    wrong = BeautifulSoup(answer.content, "html.parser").select_one(f"[name='{name}']")
    assert wrong["aria-invalid"] == "true"


def test_every_block_is_offered_for_correction(as_user, furnished, page):
    draft, anchors = furnished
    html = as_user("koordination").get(reverse("drafts_admin:correct_page", args=[draft.pk, page.pk])).content.decode()
    for kind, anchor in anchors.items():
        assert reverse("drafts_admin:correct", args=[draft.pk, page.pk, anchor]) in html, kind
