"""Main pages and every state in the style guide look as they did: phone and desktop, light, dark and Arabic."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.browser import pictures
from tests.browser.places import Place, arrive
from tests.running_site import ROOT, RunningSite, end, free_port, wait_until_answering

pytestmark = [pytest.mark.browser, pytest.mark.appearance, pytest.mark.xdist_group("browser")]

SIZES = {"phone": (390, 1000), "desktop": (1280, 1000)}
LOOKS = [("de", "light"), ("de", "dark"), ("ar", "light")]
GUIDE_LOOKS = {"light": "?theme=light", "dark": "?theme=dark", "mirrored": "?dir=rtl"}
PAGES = {
    "home": ("HomePage", ""),
    "field": ("FieldAnalysisPage", ""),
    "plan": ("ActionPlanPage", ""),
    "goal": ("GoalPage", ""),
    "measure": ("MeasurePage", ""),
    "register": ("register", ""),
    "office": ("office", ""),
    "glossary": ("glossary", ""),
    "feedback": ("feedback", "#errors"),
    "not-found": ("wagtail_serve", "#not-found"),
}
SECTIONS = "all => all.map(each => [each.getAttribute('aria-labelledby'), each.getBoundingClientRect().toJSON()])"
PICTURES_LOADED = """() => Promise.all([document.fonts.ready, ...[...document.images]
    .filter(each => each.getBoundingClientRect().top < innerHeight).map(each => each.decode().catch(() => null))]).then(() => true)"""

# The focus that a page sets itself comes with its first frames, whenever that is.
AT_REST = """() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => {
    document.activeElement?.blur(); scrollTo(0, 0); done(true) })))"""


@pytest.fixture(scope="module")
def frozen_site(furnished_site):
    """The same site served once more, by a process for which the day does not change."""
    port = free_port()
    environment = {**furnished_site.site.environment, "DJANGO_SETTINGS_MODULE": "tests.browser.frozen_settings"}
    log = furnished_site.site.log.with_name("frozen.log")
    command = [sys.executable, "manage.py", "runserver", f"127.0.0.1:{port}", "--noreload"]
    with log.open("w") as output:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT)
    site = RunningSite(f"http://127.0.0.1:{port}", environment, log)
    try:
        wait_until_answering(site, process)
        yield site.address, furnished_site.contents
    finally:
        end(process)


def wait_for_typefaces(route):
    """On a busy machine they may come too late for the first page; the pictures are of pages that have them."""
    answer = route.fetch()
    route.fulfill(response=answer, body=answer.text().replace("font-display: optional", "font-display: block"))


@pytest.fixture(scope="module")
def page(browser):
    pictures.need_the_same_chromium(browser.version)
    context = browser.new_context(reduced_motion="reduce", device_scale_factor=1)
    context.route("**/stil.*.css", wait_for_typefaces)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_looks_as_it_did(page, frozen_site, name):
    wrong = []
    address, contents = frozen_site
    for language in dict(LOOKS):
        arrive(page, address, Place(*PAGES[name], language), contents)
        for device, (width, height) in SIZES.items():
            page.set_viewport_size({"width": width, "height": height})
            for scheme in [scheme for code, scheme in LOOKS if code == language]:
                wrong.append(pictures.hold(f"{name}-{device}-{language}-{scheme}", picture(page, scheme)))
    assert not any(wrong), "\n".join(filter(None, wrong))


@pytest.mark.parametrize("look", GUIDE_LOOKS)
@pytest.mark.parametrize("device", SIZES)
def test_every_state_in_the_style_guide_looks_as_it_did(page, frozen_site, device, look):
    page.set_viewport_size(dict(zip(("width", "height"), SIZES[device], strict=True)))
    address, contents = frozen_site
    arrive(page, address, Place("styleguide", GUIDE_LOOKS[look], "de"), contents)
    whole = picture(page, "light", full_page=True)
    sections = page.locator(".guide > section").evaluate_all(SECTIONS)
    assert len(sections) > 8
    wrong = [pictures.hold(f"guide-{name}-{device}-{look}", cut(whole, box)) for name, box in sections]
    assert not any(wrong), "\n".join(filter(None, wrong))


def picture(page, scheme: str, **about):
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.evaluate("() => scrollTo(0, 0)")
    page.evaluate(PICTURES_LOADED)
    page.evaluate(AT_REST)
    return pictures.opened(page.screenshot(animations="disabled", caret="hide", **about))


def cut(whole, box: dict):
    return whole.crop((0, round(box["top"]), whole.width, round(box["bottom"])))


def test_a_changed_word_is_seen_and_smoothed_edges_are_not(page, frozen_site):
    page.set_viewport_size({"width": 390, "height": 1000})
    page.goto(frozen_site[0] + "/massnahmen/")
    before = picture(page, "light")
    page.evaluate("() => { document.querySelector('.head__lead').firstChild.data += ' Neu.' }")
    after = picture(page, "light")
    share = pictures.differing(before, after).histogram()[255] / (before.width * before.height)
    assert share > pictures.SHARE_TOLERANCE
    softened = before.point(lambda value: min(255, value + pictures.CHANNEL_TOLERANCE - 5))
    assert pictures.differing(before, softened).histogram()[255] == 0


def test_the_kept_pictures_are_small():
    if os.environ.get("CI") == "true":
        assert pictures.VERSION.exists()
    assert sum(each.stat().st_size for each in pictures.KEPT.glob("*.webp")) <= pictures.MOST_BYTES
