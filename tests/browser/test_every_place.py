"""Every public template × German, English, Arabic: no barrier that axe finds, on a phone and a desktop, light and dark; nothing lost when it is narrow or large."""

from __future__ import annotations

import itertools
import json
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT

from tests.browser.places import NOT_FOR_EYES, VIEWS, Place, arrive, localized_views, places
from tests.thorough import THOROUGH

pytestmark = [pytest.mark.browser, pytest.mark.appearance, pytest.mark.xdist_group("browser2")]

WIDTHS = {"desktop": 1280, "phone": 390}
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"],
    "rules": {"target-size": {"enabled": True}},  # of WCAG 2.2, which axe leaves out unless asked
    "resultTypes": ["violations"],
}
# Without colours the page is the same in the dark.
RULES_OF_COLOUR = {**RULES, "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
RULES_OF = {"light": RULES, "dark": RULES_OF_COLOUR}
LOST = (Path(__file__).parent / "lost.js").read_text(encoding="utf-8")
SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
# So that the bar at the window's foot lies over nothing.
WHOLE_HEIGHT = "() => document.documentElement.scrollHeight + 100"
TEXT_SIZE = "() => parseFloat(getComputedStyle(document.querySelector('main')).fontSize)"
IN_THE_WAY = """() => [...document.querySelectorAll('body *')].filter((each) =>
    ['fixed', 'sticky'].includes(getComputedStyle(each).position) && each.checkVisibility()
    && getComputedStyle(each).top !== 'auto' && !each.matches('.skip')
  ).reduce((sum, each) => sum + each.getBoundingClientRect().height, 0)"""


@pytest.fixture(scope="module")
def page(browser):
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module", params=places(), ids=str)
def place(request, page, furnished_site):
    """The page at a place, opened once for all the rules below."""
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 1280, "height": 900})
    arrive(page, furnished_site.address, request.param, furnished_site.contents)
    page.evaluate("() => document.fonts.ready.then(() => true)")
    return page


def test_every_view_has_a_place():
    assert localized_views() == set(VIEWS) | NOT_FOR_EYES


def test_a_place_has_no_barrier_that_axe_finds(request, place):
    place.evaluate(AXE_SCRIPT)
    found = []
    for device, scheme in looks(request.node.callspec.params["place"]):
        place.set_viewport_size({"width": WIDTHS[device], "height": 900})
        place.set_viewport_size({"width": WIDTHS[device], "height": place.evaluate(WHOLE_HEIGHT)})
        place.emulate_media(color_scheme=scheme)
        found += [f"{device}, {scheme}: {words}" for words in barriers(place, RULES_OF[scheme])]
    place.emulate_media(color_scheme="light")
    assert not found, "\n".join([place.url, *found])


def looks(place: Place) -> list[tuple[str, str]]:
    """All when tested thoroughly; else German ones all, other languages each device and each scheme once, whole documents the phone."""
    if THOROUGH or (place.language == "de" and "whole" not in place.name):
        return list(itertools.product(WIDTHS, RULES_OF))
    devices = ("phone", "phone") if "whole" in place.name else ("phone", "desktop")
    return list(zip(devices if place.language == "ar" else reversed(devices), RULES_OF, strict=True))


def barriers(page, rules: dict) -> list[str]:
    violations = page.evaluate(f"axe.run({json.dumps(rules)}).then(found => found.violations)")
    return [
        f"{each['id']} at {node['target']}: {node['failureSummary']}" for each in violations for node in each["nodes"]
    ]


@pytest.mark.parametrize(("width", "height"), [(320, 700), (1280 // 4, 1024 // 4)], ids=["narrow phone", "zoom 400 %"])
def test_a_place_in_a_narrow_window_loses_nothing(place, width, height):
    place.set_viewport_size({"width": width, "height": height})
    assert place.evaluate(SIDEWAYS) <= 0
    assert place.evaluate(LOST) == []
    assert place.evaluate(IN_THE_WAY) <= height / 3, "what stays in place leaves too little room to read"


def test_a_place_with_text_twice_as_large_loses_nothing(place):
    place.set_viewport_size({"width": 1280, "height": 900})
    before = place.evaluate(TEXT_SIZE)
    settings = place.context.new_cdp_session(place)
    settings.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})  # as in the browser's settings
    try:
        assert place.evaluate(TEXT_SIZE) == 2 * before
        assert place.evaluate(SIDEWAYS) <= 0
        assert place.evaluate(LOST) == []
    finally:
        settings.send("Page.setFontSizes", {"fontSizes": {"standard": 16, "fixed": 13}})
        settings.detach()
