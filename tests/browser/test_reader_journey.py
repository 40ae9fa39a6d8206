"""A newcomer reads from the home page to a measure by keyboard; a cited passage is found, right to left and on a phone too."""

import re

import pytest

from tests.browser.keyboard import go_to

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.xdist_group("browser")]


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
    sheet.wait_for()
    page.keyboard.press("Enter")  # the focus is on "copy"
    sheet.get_by_text("Kopiert").wait_for()
    text = cited(page)
    assert "M 4.1.2 Deutschkurse mit Kinderbetreuung" in text
    assert ", Absatz 2, Stand: " in text
    assert text.endswith(page.url)
    assert "#" in page.url
    page.keyboard.press("Escape")
    sheet.wait_for(state="hidden")
    page.wait_for_function("() => document.activeElement.className === 'passage__mark'")


def test_citation_of_a_page_names_the_page_alone(open_page):
    page = open_page(
        "/ar/integration-concept/action-plan/language/z1/m2/", 390, permissions=["clipboard-read", "clipboard-write"]
    )
    page.locator("section.cite button").click()
    page.locator("section.cite [role=status]:not(:empty)").wait_for()
    text = cited(page)
    assert "M 4.1.2" in text
    assert text.endswith(page.url)


def test_browser_without_light_dark_shows_the_text_dark_on_white_with_its_menu(browser, running_site):
    context = browser.new_context(viewport={"width": 390, "height": 800}, color_scheme="dark")
    page = context.new_page()

    def as_unknown(route):
        response = route.fetch()
        route.fulfill(response=response, body=response.text().replace("light-dark(", "light-darkness("))

    page.route("**/stil.*.css", as_unknown)
    page.goto(f"{running_site.address}/integrationskonzept/aktionsplan/sprache/z1/m2/")
    for part in ("h1", ".passage__text", "#menue a", ".footer li a"):
        shown = page.locator(part).first
        assert shown.is_visible(), part
        assert sum(map(int, re.findall(r"\d+", shown.evaluate("e => getComputedStyle(e).color")))) < 250, part
    assert page.evaluate("() => getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    context.close()


@pytest.mark.parametrize(
    "path", ["/integrationskonzept/aktionsplan/sprache/", "/integrationskonzept/aktionsplan/gesamt/"]
)
def test_contents_follow_and_name_one_place_without_covering_facts(open_page, path):
    page = open_page(path)
    page.evaluate("() => window.scrollTo(0, document.body.scrollHeight / 2)")
    page.wait_for_timeout(300)
    contents = page.locator(".toc")
    assert contents.bounding_box()["y"] >= 0
    assert page.locator(".toc [aria-current]").count() == 1
    bold = contents.locator("a").evaluate_all("all => all.filter(a => getComputedStyle(a).fontWeight === '700').length")
    assert bold == 1
    facts = page.locator(".reading__aside .facts")
    if facts.count():
        box = facts.bounding_box()
        assert box["y"] + box["height"] <= contents.bounding_box()["y"]


def test_printed_pages_say_what_they_are_where_they_stand_and_which_they_are(open_page):
    page = open_page("/integrationskonzept/aktionsplan/sprache/z1/m2/", color_scheme="dark")
    root = page.locator("html")
    assert "M 4.1.2 Deutschkurse mit Kinderbetreuung" in root.get_attribute("data-running")
    assert root.get_attribute("data-address") == page.url
    page.emulate_media(media="print")
    style = page.evaluate("() => getComputedStyle(document.documentElement).getPropertyValue('--running')")
    assert "M 4.1.2" in style
    assert page.evaluate("() => getComputedStyle(document.body).color") == "rgb(21, 33, 29)"
    for gone in (".toc-bar", ".pager", ".footer", "#zitat", ".crumbs"):
        assert not page.locator(gone).first.is_visible(), gone
    assert page.locator(".chart").first.evaluate("e => getComputedStyle(e).breakInside") == "avoid"


@pytest.mark.parametrize("path", ["/integrationskonzept/analyse/sprache/", "/entwuerfe/analyse/2-3/"])
def test_without_script_no_button_is_shown_that_does_nothing(open_page, path):
    page = open_page(path, java_script_enabled=False)
    waiting = page.locator("[hidden]")
    assert waiting.count()
    assert not [each for each in waiting.all() if each.is_visible()]
