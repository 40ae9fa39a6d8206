"""Readers without a mouse: every way through the site by Tab, Enter, Space and letters, and what has the focus is seen."""

import re

import pytest

from tests.browser.keyboard import FOCUSED, go_to, tab_to

pytestmark = [pytest.mark.browser, pytest.mark.appearance, pytest.mark.xdist_group("browser")]

ANALYSIS = "/integrationskonzept/analyse/sprache/"
FIELD = "Spracherwerb und Sprachförderung"
MEASURE = "Deutschkurse mit Kinderbetreuung"
BESIDE_THE_BAR = """() => {
  const here = document.activeElement, bar = document.querySelector('.toc-bar');
  if (here === bar) return 'bar';
  if (here.closest('.theme')) return 'last';
  const {top, bottom} = here.getBoundingClientRect();
  if (Math.min(bottom, bar.getBoundingClientRect().top) - Math.max(top, 0) < Math.min(bottom - top, 10)) return 'hidden';
  return here.closest('.reading__text') ? 'text' : 'other';
}"""


def test_from_home_over_a_need_to_an_office_and_back(open_page):
    page = open_page("/")
    go_to(page, FIELD, within=".fields")
    go_to(page, "4.1-B1", within="main")
    assert "#need.4.1-B1" in page.url
    go_to(page, MEASURE, within=".need")  # Tab goes on from the need
    go_to(page, "Sozialamt", within=".facts")
    assert page.inner_text("h1").strip().endswith("Sozialamt")
    go_to(page, MEASURE, within="main")
    assert page.inner_text("h1").startswith(MEASURE)


def test_the_skip_link_is_seen_and_leads_past_the_header(open_page):
    page = open_page(ANALYSIS)
    tab_to(page, "Zum Inhalt")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("() => !!document.activeElement.closest('main')")


def test_the_register_is_filtered_and_sorted_by_keyboard(open_page):
    page = open_page("/massnahmen/")
    tab_to(page, "Wort oder Nummer", within="form")
    page.keyboard.type("Deutsch")
    tab_to(page, "Handlungsfeld", within="form")
    page.keyboard.type("4.1")  # a list jumps to what is typed
    go_to(page, "Anzeigen", within="form")
    assert "q=Deutsch" in page.url and "feld=language" in page.url
    few = page.locator(".register tbody tr").count()
    assert 0 < few < 20

    go_to(page, "Maßnahme", within=".register th")
    titles = page.locator(".register tbody td:nth-child(2)").all_inner_texts()
    assert page.locator(".register th[aria-sort=ascending]").inner_text().startswith("Maßnahme")
    assert titles == sorted(titles, key=str.casefold)
    assert len(titles) == few

    go_to(page, "Filter entfernen", within=".filter-tag")
    assert page.locator(".register tbody tr").count() > few


def test_the_register_is_downloaded_by_keyboard(open_page):
    page = open_page("/massnahmen/?q=Deutsch")
    tab_to(page, "CSV")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    lines = download.value.path().read_text(encoding="utf-8-sig").strip().splitlines()
    assert re.fullmatch(r"massnahmen-\d{4}-\d\d-\d\d\.csv", download.value.suggested_filename)
    assert len(lines) - 1 >= page.locator(".register tbody tr").count() > 0


def test_feedback_is_mended_and_sent_by_keyboard(open_page):
    page = open_page("/rueckmeldung/")
    go_to(page, "Senden", within="form")
    focused = page.evaluate(FOCUSED)
    assert "field" not in focused["tag"].lower()
    assert page.evaluate("() => document.activeElement.getAttribute('role')") == "alert"

    page.keyboard.press("Tab")  # the first error leads to its field
    page.keyboard.press("Enter")
    page.keyboard.press("Space")
    assert page.locator("input[name=kind]:checked").count() == 1
    tab_to(page, "Was ist Ihnen aufgefallen", within="form")
    page.keyboard.type("Der Plan lässt sich mit der Tastatur nicht öffnen.")
    page.wait_for_timeout(3000)  # nobody writes faster
    go_to(page, "Senden", within="form")
    assert re.search(r"/rueckmeldung/[A-Z0-9-]{14}/$", page.url)
    assert page.locator(".note--good").is_visible()


@pytest.mark.parametrize("path", [ANALYSIS, "/ar/integration-concept/analysis/language/"])
def test_the_contents_of_a_page_open_and_close_on_a_phone(open_page, path):
    page = open_page(path, 390, 844)
    contents = page.locator("#gliederung")
    assert not contents.is_visible()
    page.locator(".toc-bar").focus()
    page.keyboard.press("Enter")
    assert contents.is_visible()
    page.keyboard.press("Escape")
    assert not contents.is_visible()
    assert page.evaluate("() => document.activeElement.matches('.toc-bar')"), "the focus is where it was"

    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    goal = page.evaluate("() => document.activeElement.getAttribute('href')")
    page.keyboard.press("Enter")
    page.wait_for_timeout(800)
    assert page.url.endswith(goal)
    assert not contents.is_visible()
    box = page.locator(f"[id='{goal[1:]}']").bounding_box()
    assert 0 <= box["y"] < 844


@pytest.mark.parametrize("window", [(390, 844), (320, 256)], ids=["phone", "four times as large"])
@pytest.mark.parametrize("path", [ANALYSIS, "/ar/integration-concept/action-plan/language/z1/m1/"])
def test_what_has_the_focus_is_never_behind_the_bar_of_contents_which_comes_before_the_text(open_page, window, path):
    page = open_page(path, *window)
    stops = []
    while "last" not in stops:
        page.keyboard.press("Tab")
        stops.append(page.evaluate(BESIDE_THE_BAR))
    assert "hidden" not in stops
    assert stops.index("bar") < stops.index("text")


@pytest.mark.parametrize(("button", "sheet"), [("Sprache", "#sprachen"), ("Menü", "#menue")])
def test_a_sheet_of_the_header_opens_and_closes_on_a_phone(open_page, button, sheet):
    page = open_page("/", 390, 844)
    tab_to(page, button, within=".header")
    page.keyboard.press("Enter")
    assert page.locator(sheet).is_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("(sheet) => !!document.activeElement.closest(sheet)", sheet)
    page.keyboard.press("Escape")
    assert not page.locator(sheet).is_visible()
