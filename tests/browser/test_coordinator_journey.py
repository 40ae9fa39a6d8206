"""A coordinator freezes a draft, finds a check open, follows its link, mends the text, freezes again and moves the draft on.

All in the browser, by what a coordinator sees: words of links, buttons and fields.
"""

from __future__ import annotations

import json
import re

import pytest
from axe_playwright_python.base import AXE_SCRIPT

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.xdist_group("browser")]

FORGOTTEN = """
from concept_pages.models import MeasurePage
page = MeasurePage.objects.get(number="M 4.3.1", locale__language_code="de").get_latest_revision_as_object()
page.summary = ""
page.save_revision()
"""
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
# Without colours the page is the same in the dark.
RULES_OF_COLOUR = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
LOOKS = ((1400, "light", RULES), (1400, "dark", RULES_OF_COLOUR), (390, "light", RULES))
PLAN = re.compile("^Aktionsplan Integration")


def follow(page, words, within=None) -> None:
    with page.expect_navigation():
        (within or page).get_by_role("link", name=words).first.click()


def press(page, words) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=words).first.click()


def lane_of_plan(page):
    return page.locator(".board__lane").filter(has=page.get_by_role("heading", name=PLAN, level=2))


def to_board(page) -> None:
    follow(page, "Stand des Konzepts", page.get_by_role("navigation").first)


def freeze(page) -> None:
    to_board(page)
    follow(page, re.compile(r"\d\. Entwurf einfrieren"), lane_of_plan(page))
    page.get_by_label("Was wurde geändert?").fill("Für die Ämter überarbeitet.")
    press(page, re.compile(r"^\d\. Entwurf einfrieren$"))
    page.get_by_text("Entwurf ist eingefroren").wait_for()


def go_to_step(page, stage: str) -> None:
    page.get_by_text("Andere Schritte").click()
    follow(page, stage, page.locator("details"))


def test_from_an_open_check_to_the_next_stage(log_in, running_site):
    running_site.manage("shell", "-c", FORGOTTEN)
    page = log_in("koordination")
    freeze(page)
    go_to_step(page, "Ämterabstimmung")
    assert "fehlt" in page.locator("#facts_complete").inner_text()

    follow(page, re.compile("^M 4.3.1"), page.locator("#facts_complete"))
    page.locator("[name=summary]").fill("Wer umzieht, wird begleitet.")
    with page.expect_navigation():
        page.get_by_role("button", name="Entwurf speichern").first.click()

    freeze(page)
    go_to_step(page, "Ämterabstimmung")
    assert page.locator(".gate--open").count() == 0
    press(page, "In die Stufe „Ämterabstimmung“")
    page.get_by_text(re.compile("steht jetzt in der Stufe „Ämterabstimmung“")).wait_for()
    assert "Ämterabstimmung" in lane_of_plan(page).locator("[aria-current=step]").inner_text()

    follow(page, "Rückgängig")
    press(page, "Den letzten Schritt zurücknehmen")
    assert "In Erarbeitung" in lane_of_plan(page).locator("[aria-current=step]").inner_text()


def test_page_of_the_outline_is_moved_by_keyboard_and_by_dragging(log_in):
    page = log_in("koordination")
    to_board(page)
    follow(page, "Gliederung", lane_of_plan(page))
    row = page.locator(".outline__row").filter(has_text="M 4.1.2")
    row.get_by_role("button", name=re.compile("^Nach oben")).focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    rows = page.locator("form .outline__row").all_inner_texts()
    place = {number: next(i for i, words in enumerate(rows) if number in words) for number in ("M 4.1.1", "M 4.1.2")}
    assert place["M 4.1.2"] < place["M 4.1.1"]
    assert page.evaluate("document.activeElement.closest('.outline__row')?.innerText").startswith("M 4.1.2")

    target = page.locator(".outline__row").filter(has_text="M 4.1.3")
    with page.expect_navigation():
        page.locator(".outline__row").filter(has_text="M 4.1.2").drag_to(
            target, source_position={"x": 10, "y": 4}, target_position={"x": 10, "y": 3}
        )
    rows = page.locator("form .outline__row").all_inner_texts()
    moved = next(i for i, words in enumerate(rows) if "M 4.1.2" in words)
    assert "M 4.1.3" in rows[moved + 1]
    press(page, "Zurück zur geltenden Gliederung")


@pytest.mark.appearance
def test_views_of_drafts_have_no_barrier_that_axe_finds(log_in, running_site):
    page = log_in("koordination")
    page.goto(f"{running_site.address}/admin/drafts/")
    found = []
    for address in views_of_drafts(page):
        page.goto(address)
        page.evaluate(AXE_SCRIPT)
        for width, scheme, rules in LOOKS:
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)
            found += [f"{address} ({width}, {scheme}): {words}" for words in barriers(page, rules)]
            assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, (address, width)
    assert not found, "\n".join(found)


def barriers(page, rules: dict) -> list[str]:
    violations = page.evaluate(f"axe.run('main', {json.dumps(rules)}).then((all) => all.violations)")
    return [f"{each['id']} {each['nodes'][0]['html'][:150]}" for each in violations]


def views_of_drafts(page) -> list[str]:
    """All that the board leads to, one way down to the form of a correction, and the time line of a page."""
    board = page.url
    found = dict.fromkeys([board, *links(page, "/admin/drafts/")])
    page.goto(next(link for link in reversed(found) if link.endswith("/corrections/")))
    while deeper := [link for link in links(page, "/corrections/") if len(link) > len(page.url)]:
        found[deeper[0]] = None
        page.goto(deeper[0])
    assert page.url.partition("/corrections/")[2].count("/") == 2, "the form of a correction: page and passage"
    page.goto(board.replace("/drafts/", "/pages/search/?q=Wohnen"))
    edited = links(page, "/edit/")[0]
    return [*found, edited.partition("/edit/")[0] + "/history/"]


def links(page, part: str) -> list[str]:
    found = page.locator(f"main a[href*='{part}']").evaluate_all("all => all.map((each) => each.href)")
    return [link for link in found if "#" not in link]
