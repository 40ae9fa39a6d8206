"""A coordinator puts a sentence of the public text right, and readers see that, when and why. All in the browser."""

from __future__ import annotations

import re

import pytest
from django.utils import timezone, translation
from django.utils.formats import date_format
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.xdist_group("browser")]

ADDED = "Seit Juli sind es 90 Plätze."
REASON = "Die Zahl der Plätze fehlte."


def follow(page, words, within=None) -> None:
    with page.expect_navigation():
        (within or page).get_by_role("link", name=words).first.click()


def press(page, words) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=words).first.click()


def today() -> str:
    with translation.override("de"):
        return date_format(timezone.localdate(), "DATE_FORMAT")


def to_the_passage(page) -> None:
    """From the board over the list of pages to the first paragraph of one of them."""
    follow(page, "Stand des Konzepts", page.get_by_role("navigation").first)
    lane = page.locator(".board__lane").filter(has=page.get_by_role("heading", name=re.compile("^Analyse"), level=2))
    follow(page, "Stelle berichtigen", lane)
    follow(page, re.compile("^4.3 Wohnen"), page.locator(".outline--force"))
    follow(page, re.compile("Absatz 1“ berichtigen"))


def test_from_the_board_to_the_reader(log_in, open_page, running_site):
    page = log_in("koordination")
    to_the_passage(page)
    words = page.locator(".public-DraftEditor-content").first
    words.click()
    page.keyboard.press("Control+End")
    page.keyboard.type(f" {ADDED}")
    expect(page.locator("[name=text]")).to_have_value(re.compile("90"))  # the editor writes it there after a moment
    page.get_by_label("Begründung").fill(REASON)
    press(page, "Ansehen, was sich ändert")
    shown = page.locator(".board__text")
    assert ADDED.split()[-2] in " ".join(shown.locator("ins").all_inner_texts()) and shown.locator("del").count() == 0
    assert REASON in page.locator("main").inner_text()

    press(page, "Öffentlich berichtigen")
    page.get_by_text("ist berichtigt").wait_for()
    follow(page, "Zur öffentlichen Seite")
    address = page.url.removeprefix(running_site.address)

    reader = open_page(address)
    passage = reader.locator(f"[id='{address.partition('#')[2]}']")
    assert ADDED in passage.inner_text()
    note = passage.locator(".correction").inner_text()
    assert f"Berichtigung vom {today()}" in note and REASON in note

    follow(reader, re.compile("So steht es im|im 3. Entwurf"), passage)
    frozen = reader.locator(f"[id='{address.partition('#')[2]}']")
    assert ADDED not in frozen.locator(".passage__text").inner_text()
    assert ADDED in frozen.locator(".correction__text").inner_text()
