"""A reader goes through the changes of a synopsis by keyboard, and chooses which to see."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.browser.keyboard import go_to, tab_to

pytestmark = [pytest.mark.browser, pytest.mark.appearance, pytest.mark.xdist_group("browser2")]

FOCUSED = "() => document.activeElement.id"
SHOWN = "(id) => { const box = document.getElementById(id).getBoundingClientRect(); return box.bottom > 0 && box.top < innerHeight; }"


@pytest.fixture
def synopsis(browser, furnished_site):
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    about = furnished_site.contents["drafts"]["draft_synopsis"]
    page.goto(furnished_site.address + reverse("draft_synopsis", kwargs=about))
    yield page
    context.close()


def press(page, *keys: str) -> str:
    """The id of what has the focus afterwards; it is in view."""
    for key in keys:
        page.keyboard.press(key)
    focused = page.evaluate(FOCUSED)
    assert not focused or page.evaluate(SHOWN, focused)
    return focused


def test_from_change_to_change_by_keyboard(synopsis):
    assert press(synopsis, "n") == "aenderung-1"
    assert press(synopsis, "n", "j") == "aenderung-3"
    assert press(synopsis, "p") == "aenderung-2"
    assert press(synopsis, "k") == "aenderung-1"
    assert press(synopsis, "p") == "aenderung-1"
    assert synopsis.url.endswith("#aenderung-1")
    assert "Änderung 1" in synopsis.inner_text(".stepper")


def test_from_change_to_change_by_buttons(synopsis):
    for number in (1, 2):
        synopsis.get_by_role("button", name="Nächste Änderung").click()
        assert synopsis.evaluate(FOCUSED) == f"aenderung-{number}"
    synopsis.get_by_role("button", name="Vorige Änderung").click()
    assert synopsis.evaluate(FOCUSED) == "aenderung-1"


def test_keys_are_letters_where_something_is_typed_or_chosen(synopsis):
    synopsis.locator("select[name=feld]").focus()
    synopsis.keyboard.press("n")
    assert synopsis.evaluate(FOCUSED) == "id_feld"


def test_keys_can_be_switched_off_and_stay_so(synopsis):
    synopsis.get_by_label("Tasten: n").uncheck()
    synopsis.reload()
    assert press(synopsis, "n") == ""
    synopsis.get_by_label("Tasten: n").check()
    assert press(synopsis, "n") == "aenderung-1"


def test_address_of_a_change_leads_to_it_and_on_from_there(synopsis):
    synopsis.goto(synopsis.url.partition("#")[0] + "#aenderung-2")
    synopsis.reload()
    assert press(synopsis, "n") == "aenderung-3"


def test_view_and_filters_by_keyboard(synopsis):
    assert synopsis.locator(".change__pair").count()
    go_to(synopsis, "fortlaufend", within="main")
    assert not synopsis.locator(".change__pair").count()
    tab_to(synopsis, "umformuliert", within="fieldset")
    synopsis.keyboard.press("Space")
    go_to(synopsis, "Anzeigen", within="form")
    assert "art=reworded" in synopsis.url
    assert "ansicht=fortlaufend" in synopsis.url
    kinds = synopsis.locator(".change .tag").all_inner_texts()
    assert set(kinds) >= {"umformuliert"}
    assert not synopsis.locator(".change:not(:has(.tag--reworded))").count()


def test_without_scripts_everything_is_there_but_the_keys(browser, furnished_site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    about = furnished_site.contents["drafts"]["draft_synopsis"]
    page.goto(furnished_site.address + reverse("draft_synopsis", kwargs=about))
    assert page.locator(".change").first.is_visible()
    assert not page.locator(".stepper").is_visible()
    page.get_by_role("link", name="fortlaufend").click()
    assert "ansicht=fortlaufend" in page.url
    context.close()


def test_each_side_shows_its_own_words_alone(synopsis):
    pair = synopsis.locator(".change__pair:has(ins):has(del)").first
    assert pair.locator(".change__side--old del").first.is_visible()
    assert pair.locator(".change__side--new ins").first.is_visible()
    assert not pair.locator(".change__side--old ins:visible, .change__side--new del:visible").count()


def test_a_word_of_its_side_stands_where_the_text_has_it(synopsis):
    """What the other side says is hidden and leaves no gap."""
    margins = synopsis.locator(".change__side--new del + ins").evaluate_all(
        "all => all.map(each => getComputedStyle(each).marginInlineStart)"
    )
    assert margins
    assert set(margins) == {"0px"}


def test_sides_stand_below_each_other_on_a_phone(synopsis):
    synopsis.set_viewport_size({"width": 390, "height": 800})
    old, new = (synopsis.locator(f".change__side--{side}").first.bounding_box() for side in ("old", "new"))
    assert new["y"] > old["y"]
    assert new["x"] == old["x"]
