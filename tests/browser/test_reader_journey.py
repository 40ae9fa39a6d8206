"""A newcomer reads from the home page to a measure by keyboard; a cited passage is found, right to left and on a phone too."""

import pytest

from tests.browser.keyboard import go_to

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def test_from_home_to_a_measure_by_keyboard(open_page):
    page = open_page("/")
    for words in (
        "Aktionsplan",
        "Spracherwerb und Sprachförderung",
        "Niemand wartet länger",
        "Deutschkurse mit Kinderbetreuung",
    ):
        go_to(page, words)
    assert page.inner_text("h1").startswith("Deutschkurse mit Kinderbetreuung")


def test_the_first_tab_stop_leads_to_the_content(open_page):
    page = open_page("/")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.getAttribute('href')") == "#inhalt"


@pytest.mark.parametrize(
    ("path", "width"),
    [
        ("/integrationskonzept/analyse/sprache/", 1280),
        ("/integrationskonzept/analyse/sprache/", 390),
        ("/ar/integration-concept/analysis/language/", 1280),
        ("/ar/integration-concept/analysis/language/", 390),
    ],
)
def test_the_address_of_a_passage_lands_on_it_highlighted(open_page, path, width):
    page = open_page(path, width)
    anchor = page.locator(".passage[id^='existing_offers.']").last.get_attribute("id")
    page.goto(f"{page.url.partition('#')[0]}#{anchor}")
    page.wait_for_timeout(700)
    passage = page.locator(f"[id='{anchor}']")
    box = passage.bounding_box()
    assert 0 <= box["y"] < 900, "the passage is not in view"
    background = passage.evaluate("element => getComputedStyle(element).backgroundColor")
    assert background not in ("rgba(0, 0, 0, 0)", "rgb(255, 255, 255)")


def test_arabic_pages_are_mirrored(open_page):
    page = open_page("/ar/integration-concept/analysis/language/")
    assert page.evaluate("() => getComputedStyle(document.body).direction") == "rtl"
    text = page.locator(".reading__text").bounding_box()
    aside = page.locator(".reading__aside").bounding_box()
    assert aside["x"] > text["x"]


def cited(page) -> str:
    return page.evaluate("() => navigator.clipboard.readText()")


def test_number_of_a_passage_opens_its_citation_to_copy_by_keyboard(open_page):
    page = open_page(
        "/integrationskonzept/aktionsplan/sprache/z1/m2/", permissions=["clipboard-read", "clipboard-write"]
    )
    mark = page.locator(".passage__mark", has_text="2").first
    mark.focus()
    page.keyboard.press("Enter")
    sheet = page.locator("#zitat")
    assert sheet.is_visible()
    page.keyboard.press("Enter")  # the focus is on "copy"
    sheet.get_by_text("Kopiert").wait_for()
    text = cited(page)
    assert "M 4.1.2 Deutschkurse mit Kinderbetreuung" in text
    assert ", Absatz 2, Stand: " in text
    assert text.endswith(page.url)
    assert "#" in page.url
    page.keyboard.press("Escape")
    assert not sheet.is_visible()
    assert page.evaluate("() => document.activeElement.className") == "passage__mark"


def test_citation_of_a_page_names_the_page_alone(open_page):
    page = open_page(
        "/ar/integration-concept/action-plan/language/z1/m2/", 390, permissions=["clipboard-read", "clipboard-write"]
    )
    page.locator("section.cite button").click()
    page.locator("section.cite [role=status]:not(:empty)").wait_for()
    text = cited(page)
    assert "M 4.1.2" in text
    assert text.endswith(page.url)
