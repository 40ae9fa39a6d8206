"""A newcomer reads from the home page to a measure by keyboard; a cited passage is found, right to left and on a phone too."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

MAXIMUM_STOPS = 120


@pytest.fixture
def open_page(browser, running_site):
    contexts = []

    def opened(path: str, width: int = 1280, height: int = 900):
        context = browser.new_context(viewport={"width": width, "height": height})
        contexts.append(context)
        page = context.new_page()
        page.goto(running_site.address + path)
        return page

    yield opened
    for context in contexts:
        context.close()


def tab_to(page, words: str) -> None:
    """Presses Tab until a link with these words has the focus, as a person without a mouse does, then Enter."""
    for _stop in range(MAXIMUM_STOPS):
        page.keyboard.press("Tab")
        focused = page.evaluate("() => document.activeElement?.innerText || ''")
        if words in focused:
            with page.expect_navigation():
                page.keyboard.press("Enter")
            return
    raise AssertionError(f"No link with the words {words!r} was reached.")


def test_from_home_to_a_measure_by_keyboard(open_page):
    page = open_page("/")
    for words in (
        "Aktionsplan",
        "Spracherwerb und Sprachförderung",
        "Niemand wartet länger",
        "Deutschkurse mit Kinderbetreuung",
    ):
        tab_to(page, words)
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


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/integrationskonzept/analyse/sprache/",
        "/ar/integration-concept/action-plan/language/z1/m2/",
        "/faq/",
        "/de-simple/",
    ],
)
def test_nothing_scrolls_sideways_on_a_phone(open_page, path):
    page = open_page(path, 320, 700)
    overflow = page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert overflow <= 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/integrationskonzept/",
        "/integrationskonzept/analyse/sprache/",
        "/integrationskonzept/aktionsplan/",
        "/integrationskonzept/aktionsplan/sprache/z1/",
        "/integrationskonzept/aktionsplan/sprache/z1/m2/",
        "/en/accessibility/",
        "/ar/integration-concept/analysis/language/",
        "/de-simple/",
        "/gibt-es-nicht/",
    ],
)
def test_pages_have_no_barrier_that_axe_finds(browser, running_site, path, scheme):
    from axe_playwright_python.sync_playwright import Axe

    context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    page.goto(running_site.address + path)
    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]})
    context.close()
    assert found.violations_count == 0, found.generate_report()
