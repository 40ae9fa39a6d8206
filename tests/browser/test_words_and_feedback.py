"""Glossary, feedback and error pages as people meet them: no barrier that axe finds, and the form by keyboard alone, errors included."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.appearance, pytest.mark.xdist_group("browser")]

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
MAXIMUM_STOPS = 120


@pytest.fixture
def open_page(browser, running_site):
    contexts = []

    def opened(path: str, width: int = 1280, scheme: str = "light"):
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
        contexts.append(context)
        page = context.new_page()
        page.goto(running_site.address + path)
        return page

    yield opened
    for context in contexts:
        context.close()


def assert_no_barrier(page) -> None:
    from axe_playwright_python.sync_playwright import Axe

    # As tall as the page: the bar of contents at the window's foot covers what one scrolls to, and axe does not scroll.
    size = page.viewport_size
    page.set_viewport_size({"width": size["width"], "height": page.evaluate("() => document.body.scrollHeight") + 200})
    found = Axe().run(page, options={"runOnly": RULES})
    page.set_viewport_size(size)
    assert found.violations_count == 0, found.generate_report()


def tab_to(page, selector: str) -> None:
    for _stop in range(MAXIMUM_STOPS):
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{selector} was not reached.")


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "path",
    [
        "/begriffe/",
        "/ar/begriffe/",
        "/begriffe/massnahme/",
        "/abkuerzungen/",
        "/rueckmeldung/",
        "/ar/rueckmeldung/",
        "/faq/",
        "/gebaerdensprache/",
        "/impresum/",
    ],
)
def test_page_has_no_barrier_and_does_not_scroll_sideways(open_page, path, width, scheme):
    page = open_page(path, width, scheme)
    assert_no_barrier(page)
    assert page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


def test_term_in_the_text_leads_to_its_meaning_by_keyboard(open_page):
    page = open_page("/integrationskonzept/analyse/sprache/")
    tab_to(page, ".prose .term")
    words = page.evaluate("() => document.activeElement.innerText")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.inner_text("h1")[:4].casefold() == words[:4].casefold()


@pytest.mark.parametrize("width", [390, 1280])
def test_feedback_is_sent_by_keyboard_after_errors(open_page, width):
    page = open_page("/rueckmeldung/?seite=/faq/", width)
    tab_to(page, "main button")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.matches('.errors')")
    assert_no_barrier(page)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    tab_to(page, "#id_kind_0")
    page.keyboard.press("Space")
    tab_to(page, "#id_message")
    page.keyboard.type("Die Tabelle ist auf dem Telefon nicht zu lesen.")
    page.wait_for_timeout(3200)
    tab_to(page, "main button")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.inner_text("h1") == "Danke. Ihre Nachricht ist angekommen."
    assert_no_barrier(page)


def test_feedback_works_without_javascript(browser, running_site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(running_site.address + "/rueckmeldung/")
    page.locator("#id_kind_1").check()
    page.locator("#id_message").fill("Ein Tippfehler.")
    page.wait_for_timeout(3200)
    page.locator("main button").click()
    assert "Danke" in page.locator("h1").text_content()
    assert not context.cookies()
    context.close()
