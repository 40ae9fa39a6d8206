"""The search as readers use it: by keyboard and on a phone, from the first letter to the marked passage."""

from __future__ import annotations

import re

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.xdist_group("browser")]


def with_focus_in_the_field(page):
    """Chromium gives it with the first drawing, which may come after the page has loaded."""
    page.wait_for_function("document.activeElement.id === 'q'")
    return page


def test_query_by_keyboard_leads_to_the_passage_that_answers(open_page):
    page = with_focus_in_the_field(open_page("/suche/"))
    page.keyboard.type("Deutschkurse mit Kinderbetreuung")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"[?&]q="))
    hit = page.locator(".hit h3 a").first
    hit.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/suche/" not in url)
    assert page.inner_text("h1").startswith("Deutschkurse mit Kinderbetreuung")


def test_suggestion_is_chosen_by_arrow_and_opened(open_page):
    page = with_focus_in_the_field(open_page("/suche/"))
    page.keyboard.type("deutschkurse")
    page.wait_for_selector("[role=option]")
    page.keyboard.press("ArrowDown")
    chosen = page.locator("[role=option][aria-selected=true]")
    assert chosen.get_attribute("id") == page.locator("#q").get_attribute("aria-activedescendant")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/suche/" not in url)


def test_on_a_phone_hits_are_filtered_and_the_passage_is_in_view(open_page):
    page = open_page("/suche/?q=sprachkurs", 390)
    page.locator("summary", has_text="Filter").click()
    option = page.locator("label", has_text="Handlungsfeld in der Analyse")
    count = option.locator("span").inner_text()
    option.locator("input").check()
    page.locator("button", has_text="Anwenden").click()
    page.wait_for_url(re.compile("art="))
    assert page.inner_text("#treffer").startswith(count)
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    link = page.locator(".hit h3 a[href*='#']").first
    anchor = link.get_attribute("href").partition("#")[2]
    link.click()
    page.wait_for_timeout(700)
    assert 0 <= page.locator(f"[id='{anchor}']").bounding_box()["y"] < 900
