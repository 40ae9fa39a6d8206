"""Letters of twice the size on a small phone: what is wide breaks, nothing runs out of the window."""

import pytest

from tests.browser.places import Place, address, places

pytestmark = [pytest.mark.browser, pytest.mark.appearance, pytest.mark.xdist_group("browser")]

SIDEWAYS = "document.documentElement.scrollWidth - innerWidth"
# Each kind of page once; right to left those that are laid out most.
LAID_OUT = {"register", "office", "MeasurePage", "FieldAnalysisPage", "draft_synopsis"}
PLACES = [
    place
    for place in places()
    if place.state in {"", "AnalysisPage"}
    and place.name != "styleguide"
    and (place.language in {"de", "de-simple"} or (place.language == "ar" and place.name in LAID_OUT))
]


@pytest.fixture
def large(browser):
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    sizes = {"standard": 32, "fixed": 26}  # as in the browser's settings
    context.new_cdp_session(page).send("Page.setFontSizes", {"fontSizes": sizes})
    yield page
    context.close()


@pytest.mark.parametrize("place", PLACES, ids=str)
def test_letters_of_twice_the_size_fit_a_small_phone(large, furnished_site, place: Place):
    large.goto(furnished_site.address + address(place, furnished_site.contents))
    assert large.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
    assert large.evaluate(SIDEWAYS) <= 0
