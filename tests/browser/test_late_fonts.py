"""A reader on a slow line: the page stays where it is, whatever comes late."""

import time

import pytest

from tests.browser.places import Place, address

pytestmark = [pytest.mark.browser, pytest.mark.appearance, pytest.mark.xdist_group("browser")]

MOST = 0.02
WATCH = """window.shift = 0; new PerformanceObserver(list => { for (const entry of list.getEntries()) window.shift += entry.value; })
    .observe({ type: 'layout-shift', buffered: true });"""


def hold(route):
    time.sleep(0.25)
    route.continue_()


@pytest.mark.parametrize("language", ["de", "ar"])
@pytest.mark.parametrize("name", ["HomePage", "register"])
def test_no_line_moves_when_typefaces_come_late(browser, furnished_site, name, language):
    context = browser.new_context(viewport={"width": 390, "height": 844})
    try:
        page = context.new_page()
        page.add_init_script(WATCH)
        page.route("**/*.woff2", hold)
        page.goto(furnished_site.address + address(Place(name, "", language), furnished_site.contents))
        page.wait_for_timeout(400)
        assert page.evaluate("document.fonts.check('1em \"Auen Sans\"')"), "they have come by now"
        assert page.evaluate("window.shift") <= MOST
    finally:
        context.close()
