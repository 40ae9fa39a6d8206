"""Two editors have one page open. Who saves later is warned while typing, and asked after saving; nothing typed is lost."""

from __future__ import annotations

import json
import re

import pytest
from axe_playwright_python.base import AXE_SCRIPT

from .keyboard import tab_to

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.xdist_group("browser")]

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
ADDRESS_OF_PAGE = """
from concept_pages.models import VisionPage
print("page", VisionPage.objects.filter(locale__language_code="de", live=True).first().pk)
"""
# What Wagtail calls unchanged is how the form stands 2 s after it is loaded; who types sooner than that is not saved automatically yet.
FORM_IS_TAKEN = 2500
MINE, THEIRS, COMPARE = "Meinen als neue Version behalten", "Den anderen übernehmen", "Vergleichen"


@pytest.fixture(scope="module")
def editor(running_site) -> str:
    number = re.search(r"page (\d+)", running_site.manage("shell", "-c", ADDRESS_OF_PAGE))[1]
    return f"{running_site.address}/admin/pages/{number}/edit/"


def lead(page):
    return page.locator("textarea[name=summary]")


def save(page) -> None:
    """Also where the browser asks first, since it has heard of the other's save."""
    page.get_by_role("button", name="Entwurf speichern").first.click()
    confirm = page.locator("#w-save-confirmation-dialog [data-w-dialog-target=confirm]")
    question = page.locator("form.two-texts, .messages .success").first
    confirm.or_(question).first.wait_for()
    if confirm.is_visible():
        assert "Beide Texte bleiben" in page.locator("#w-save-confirmation-dialog").inner_text()
        confirm.click()
    question.wait_for()


@pytest.fixture
def asked(log_in, editor):
    """The window of an editor who has saved after a coordinator, at the page that asks."""

    def at_question(mine: str, theirs: str, **about):
        ours, other = log_in("redaktion", **about), log_in("koordination")
        for page in (ours, other):
            page.goto(editor)
        ours.wait_for_timeout(FORM_IS_TAKEN)
        lead(other).fill(theirs)
        save(other)
        lead(ours).fill(mine)
        ours.locator(".w-autosave-indicator__state--paused").wait_for()
        assert lead(ours).input_value() == mine
        save(ours)
        ours.wait_for_url("**/two-texts/**")
        return ours

    return at_question


def violations(page) -> list[str]:
    page.evaluate(AXE_SCRIPT)
    found = page.evaluate(f"axe.run('main', {json.dumps(RULES)}).then((all) => all.violations)")
    return [f"{each['id']} {each['nodes'][0]['html'][:200]}" for each in found]


def history(page, editor: str) -> str:
    page.goto(editor.replace("/edit/", "/history/"))
    return page.locator(".time-line").inner_text()


def test_mine_is_kept_by_keyboard(asked, editor):
    page = asked("Meine Fassung eins", "Andere Fassung eins")
    assert "Demo Koordination hat diese Seite gespeichert" in page.locator("form.two-texts").inner_text()
    tab_to(page, MINE, within="main")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert lead(page).input_value() == "Meine Fassung eins"
    assert "Text beiseitegelegt" in history(page, editor)


def test_theirs_is_taken_by_keyboard_and_mine_can_be_restored(asked, editor):
    page = asked("Meine Fassung zwei", "Andere Fassung zwei")
    tab_to(page, THEIRS, within="main")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert lead(page).input_value() == "Andere Fassung zwei"
    history(page, editor)
    page.locator(".time-line > li").first.get_by_role("link", name=re.compile("^Diesen Stand wiederherstellen")).click()
    lead(page).wait_for()
    assert lead(page).input_value() == "Meine Fassung zwei"


@pytest.mark.parametrize("about", [{}, {"color_scheme": "dark"}, {"viewport": {"width": 390, "height": 900}}], ids=str)
def test_texts_are_compared_below_the_question_without_barriers(asked, about):
    page = asked(f"Meine Fassung {len(str(about))}", "Andere Fassung drei", **about)
    tab_to(page, COMPARE, within="main")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "differences"
    below = page.locator("section[aria-labelledby=differences]").inner_text()
    assert "Meine" in below and "Andere" in below
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
