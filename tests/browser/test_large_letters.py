"""Letters of twice the size on a phone: what is wide breaks, nothing runs out of the window."""

import pytest

from tests.browser.places import Place, address

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

SIDEWAYS = "document.documentElement.scrollWidth - innerWidth"
PLACES = ["register", "glossary", "office", "MeasurePage", "FieldAnalysisPage", "drafts"]


@pytest.fixture
def large(browser):
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    sizes = {"standard": 32, "fixed": 26}  # as in the browser's settings
    context.new_cdp_session(page).send("Page.setFontSizes", {"fontSizes": sizes})
    yield page
    context.close()


@pytest.mark.parametrize("name", PLACES)
def test_letters_of_twice_the_size_fit_a_phone(large, furnished_site, name):
    large.goto(furnished_site.address + address(Place(name, "", "de"), furnished_site.contents))
    assert large.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
    assert large.evaluate(SIDEWAYS) <= 0
