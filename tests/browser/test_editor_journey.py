"""An editor starts a concept from the form, makes a goal and a measure, sees what is missing, mends it and submits it to review.

All in the browser, by what an editor sees: words of links, buttons and fields.
"""

from __future__ import annotations

import re

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.xdist_group("browser")]

PASSWORD = "auenstadt"
IN_VIEW = """() => {
  const box = document.activeElement.getBoundingClientRect();
  return document.activeElement.matches("form *") && box.top > 0 && box.bottom < innerHeight;
}"""
FIELD = "4.1 Spracherwerb und Sprachförderung"
MEASURE = "Probe einer Maßnahme"
NEEDED = [
    "Kurzbeschreibung",
    "Beschreibung",
    "Federführung",
    "Zielgruppen",
    "Beginn",
    "Frist oder Daueraufgabe",
    "Finanzierung",
    "Art",
]
KEPT = {
    "summary": "Ein Satz, der sagt, worum es geht.",
    "start": "15.03.2040",
    "due_date": "31.12.2043",
    "resources": "financed",
    "amount": "25000",
    "kind": "new",
}


def follow(page, words: str | re.Pattern) -> None:
    with page.expect_navigation():
        page.get_by_role("link", name=words).first.click()


def make_below(page, kind: str) -> None:
    """From the editor of a page to the form of a new one below it."""
    page.locator("header").get_by_role("button", name="Aktionen").click()
    follow(page, "Unterseite hinzufügen")
    if page.get_by_role("heading", name="Seite erstellen in").count():
        follow(page, re.compile(f"^{kind}"))
    page.get_by_text(f"Neu: {kind}").first.wait_for()


def save(page) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name="Entwurf speichern").first.click()


def open_missing_facts(page):
    panel = page.locator("[data-side-panel='missing-facts']")
    if not panel.is_visible():
        page.get_by_role("button", name="Fehlende Angaben").click()
    panel.wait_for()
    return panel


def go_to_field(page, fact: str) -> None:
    """Follows the side panel's link. What has the focus then is the field, and it can be seen."""
    open_missing_facts(page).get_by_role("link", name=fact, exact=True).click()
    page.wait_for_function(IN_VIEW)


def choose(page, *names: str) -> None:
    """In the chooser that the button with the focus opens."""
    page.keyboard.press("Enter")
    chooser = page.locator(".modal")
    if len(names) == 1:
        chooser.get_by_role("link", name=names[0]).click()
    else:
        for name in names:
            chooser.get_by_role("checkbox", name=name).check()
        chooser.get_by_role("button", name="Auswahl bestätigen").click()
    chooser.wait_for(state="detached")


def type_day(page, name: str, words: str) -> None:
    page.fill(f"[name={name}]", "")
    page.click(f"[name={name}]")
    page.keyboard.type(words)
    page.keyboard.press("Tab")


def start_concept(page) -> None:
    follow(page, "Neues Konzept anlegen")
    page.get_by_label("Titel des Konzepts").fill("Integrationskonzept 2040")
    page.get_by_label("Erstes Jahr").fill("2040")
    page.get_by_label("Letztes Jahr").fill("2045")
    page.get_by_label("Titel des Aktionsplans").fill("Aktionsplan 2040 bis 2045")
    with page.expect_navigation():
        page.get_by_role("button", name="Konzept anlegen").click()


def make_goal(page) -> None:
    make_below(page, "Ziel")
    page.locator("[name=number]").fill("Z 4.1.1")
    page.locator("[name=title]").fill("Ziel der Probe")
    save(page)


def make_measure(page) -> None:
    make_below(page, "Maßnahme")
    page.locator("[name=number]").fill("M 4.1.1")
    page.locator("[name=title]").fill(MEASURE)
    save(page)


def facts_missing(page) -> list[str]:
    return open_missing_facts(page).get_by_role("link").all_inner_texts()


def mend(page) -> None:
    """From the list of missing facts to each field, in the order in which the list names them."""
    go_to_field(page, "Kurzbeschreibung")
    page.keyboard.type("Ein Satz, der sagt, worum es geht.")
    go_to_field(page, "Beschreibung")
    page.keyboard.press("Enter")
    page.get_by_role("option", name="Absatz").click()
    paragraph = page.locator("[data-contentpath=body] [role=textbox]")
    paragraph.click()
    paragraph.press_sequentially("Was geschieht, in einem Absatz.")
    go_to_field(page, "Federführung")
    choose(page, "Sozialamt")
    go_to_field(page, "Zielgruppen")
    choose(page, "Eltern mit kleinen Kindern", "Geflüchtete")
    go_to_field(page, "Beginn")
    type_day(page, "start", "15.03.2040")
    go_to_field(page, "Frist oder Daueraufgabe")
    type_day(page, "due_date", "31.12.2043")
    go_to_field(page, "Finanzierung")
    page.keyboard.type("finanziert")
    page.fill("[name=amount]", "25.000")
    go_to_field(page, "Art")
    page.keyboard.type("neu")


def submit(page) -> None:
    page.get_by_role("button", name="Mehr Aktionen").click()
    with page.expect_navigation():
        page.get_by_role("button", name=re.compile("Redaktionelle Prüfung")).click()


def test_from_a_new_concept_to_a_measure_in_review(log_in):
    page = log_in("redaktion")
    start_concept(page)
    follow(page, "Unterseiten von ‚Aktionsplan 2040 bis 2045‘ durchsehen")
    follow(page, FIELD)
    make_goal(page)
    make_measure(page)
    assert facts_missing(page) == NEEDED

    mend(page)
    save(page)
    page.wait_for_load_state("networkidle")  # Wagtail may still be saving what it began while we pressed the button
    page.reload()
    assert "Alle Angaben sind vorhanden" in open_missing_facts(page).inner_text()
    assert {name: page.input_value(f"[name={name}]") for name in KEPT} == KEPT

    submit(page)
    queue = log_in("koordination").locator("section").filter(has_text="Ihre Überprüfung steht aus")
    assert MEASURE in queue.inner_text()


def test_a_day_that_cannot_be_read_is_said_and_not_replaced(log_in):
    """Wagtail's own field puts today in its place."""
    page = log_in("redaktion")
    follow(page, re.compile("^M 4.7.5"))
    type_day(page, "reporting_date", "im Frühjahr")
    page.get_by_role("button", name="Speichern").click()
    page.get_by_text("Bitte ein gültiges Datum eingeben").wait_for()
    assert page.input_value("[name=reporting_date]") == "im Frühjahr"
