"""An editor starts a concept from the form, makes a measure, sees what is missing, mends it and submits it to review."""

import re

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

PASSWORD = "auenstadt"


@pytest.fixture
def editor(browser, running_site):
    context = browser.new_context(viewport={"width": 1400, "height": 1000}, locale="de-DE")
    page = context.new_page()
    page.goto(f"{running_site.address}/admin/login/")
    page.fill("[name=username]", "redaktion")
    page.fill("[name=password]", PASSWORD)
    page.click("button[type=submit]")
    yield page
    context.close()


def open_link(page, name: str | re.Pattern) -> None:
    page.get_by_role("link", name=name).first.click()
    page.wait_for_load_state()


def child_form(page, site, parent_title: str, kind: str) -> None:
    """The form of a new page below the page with this title, found as the explorer shows it."""
    pk = site.manage(
        "shell",
        "-c",
        f"from wagtail.models import Page; print('pk', Page.objects.filter(title={parent_title!r}).last().pk)",
    )
    number = pk.split("pk ")[1].split()[0]
    page.goto(f"{site.address}/admin/pages/add/concept_pages/{kind}/{number}/")


def save(page) -> None:
    page.get_by_role("button", name="Entwurf speichern").first.click()
    page.wait_for_load_state("networkidle")


def type_day(page, name: str, words: str) -> None:
    page.fill(f"[name={name}]", "")
    page.click(f"[name={name}]")
    page.keyboard.type(words)
    page.keyboard.press("Tab")


def test_from_a_new_concept_to_a_measure_in_review(editor, running_site):
    page = editor
    page.goto(f"{running_site.address}/admin/start-concept/")
    page.fill("[name=title]", "Integrationskonzept 2040")
    page.fill("[name=first_year]", "2040")
    page.fill("[name=last_year]", "2045")
    page.fill("[name=plan_title]", "Aktionsplan 2040 bis 2045")
    page.get_by_role("button", name="Konzept").click()
    page.wait_for_load_state()
    assert "Integrationskonzept 2040" in page.inner_text("body")

    running_site.manage("shell", "-c", MAKE_GOAL)
    child_form(page, running_site, "Ziel der Probe", "measurepage")
    page.fill("[name=title]", "Probe einer Maßnahme")
    page.fill("[name=number]", "M 4.1.1")
    save(page)

    page.get_by_role("button", name="Fehlende Angaben").click()
    panel = page.locator("[data-side-panel='missing-facts']")
    panel.wait_for(state="visible")
    missing = panel.inner_text()
    for fact in ("Federführung", "Zielgruppen", "Finanzierung", "Kurzbeschreibung"):
        assert fact in missing

    for name, place in (
        ("lead_office", "[data-contentpath=lead_office]"),
        ("target_groups", "#id_target_groups-OPEN_MODAL"),
    ):
        page.evaluate(
            "document.querySelectorAll('[data-panel-toggle][aria-expanded=true]').forEach(each => each.click())"
        )
        panel.locator(f"a[href$='contentpath={name}']").click()
        field = page.locator(place)
        assert field.evaluate("element => element.contains(document.activeElement)")
        box = field.bounding_box()
        assert box and 0 < box["y"] < 1000

    page.evaluate("document.querySelectorAll('[data-panel-toggle][aria-expanded=false]').forEach(each => each.click())")
    page.fill("[name=summary]", "Ein Satz, der sagt, worum es geht.")
    page.select_option("[name=resources]", "none")
    page.select_option("[name=kind]", "new")
    page.check("[name=permanent]")
    type_day(page, "start", "15.03.2040")
    save(page)
    page.reload()
    page.wait_for_load_state("networkidle")
    assert page.input_value("[name=start]") == "15.03.2040"
    type_day(page, "start", "im Frühjahr")
    assert page.input_value("[name=start]") == "im Frühjahr"  # what cannot be read is said, never replaced by today
    type_day(page, "start", "15.03.2040")
    panel = page.locator("[data-side-panel='missing-facts']")
    if not panel.is_visible():
        page.get_by_role("button", name="Fehlende Angaben").click()
    left = panel.inner_text()
    assert "Federführung" in left
    for mended in ("Finanzierung", "Kurzbeschreibung", "dauerhaft"):
        assert mended not in left

    page.locator("[data-w-dropdown-target='toggle']").last.click()
    page.get_by_role("button", name=re.compile("Redaktionelle Prüfung")).click()
    page.wait_for_load_state("networkidle")
    state = running_site.manage("shell", "-c", REVIEW_STATE)
    assert "in_progress" in state


MAKE_GOAL = """
from concept_pages.models import GoalPage, PlanFieldPage, ConceptPage
concept = ConceptPage.objects.get(title="Integrationskonzept 2040")
field = PlanFieldPage.objects.descendant_of(concept).first()
goal = field.add_child(instance=GoalPage(title="Ziel der Probe", number="Z 4.1.1", live=False))
goal.save_revision()
"""

REVIEW_STATE = """
from concept_pages.models import MeasurePage
print(MeasurePage.objects.get(title="Probe einer Maßnahme").current_workflow_state.status)
"""
