"""What a screen reader is told about a measure: landmarks, headings and names, in the order in which they are read."""

from dataclasses import dataclass

import pytest
from django.utils import translation
from django.utils.translation import gettext as _

pytestmark = [pytest.mark.browser, pytest.mark.appearance, pytest.mark.xdist_group("browser")]

MEASURES = {
    "de": "/integrationskonzept/aktionsplan/sprache/z1/m2/",
    "ar": "/ar/integration-concept/action-plan/language/z1/m2/",
}
PLACES = {"banner", "main", "navigation", "complementary", "region", "contentinfo"}
OPERATED = {"link", "button", "radio", "textbox", "combobox", "checkbox"}


@dataclass
class Node:
    role: str
    name: str
    level: int | None


@pytest.fixture(params=MEASURES)
def told(request, open_page):
    """(language, what is told, in reading order)."""
    page = open_page(MEASURES[request.param])
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    by_id = {node["nodeId"]: node for node in nodes}
    with translation.override(request.param):
        yield page, list(in_order(nodes[0], by_id))


def in_order(node: dict, by_id: dict):
    if not node["ignored"]:
        levels = [each["value"]["value"] for each in node.get("properties", []) if each["name"] == "level"]
        yield Node(value(node, "role"), value(node, "name"), levels[0] if levels else None)
    for child in node.get("childIds", []):
        if child in by_id:
            yield from in_order(by_id[child], by_id)


def value(node: dict, of: str) -> str:
    return node.get(of, {}).get("value", "")


def names(nodes: list[Node], roles: set[str]) -> list[str]:
    return [node.name for node in nodes if node.role in roles]


def test_everything_that_can_be_operated_has_a_name(told):
    _page, nodes = told
    operated = [node for node in nodes if node.role in OPERATED]
    assert len(operated) > 30
    assert [node for node in operated if not node.name.strip()] == []


def test_header_main_and_footer_are_read_in_this_order(told):
    _page, nodes = told
    assert [node.role for node in nodes if node.role in ("banner", "main", "contentinfo")] == [
        "banner",
        "main",
        "contentinfo",
    ]


def test_landmarks_have_names_in_reading_order(told):
    page, nodes = told
    found = [node.name for node in nodes if node.role in PLACES and node.role not in ("banner", "main", "contentinfo")]
    expected = [
        _("Languages"),
        _("Main menu"),
        _("You are here"),
        _("From need to measure"),
        _("At a glance"),
        _("On this page"),
        _("State of implementation"),
        _("How to cite this page"),
        _("Read on"),
        page.locator(".footer h2").first.inner_text(),
        _("Find"),
        _("This site"),
        _("Display"),
    ]
    assert [name for name in found if name in expected] == expected
    assert all(found)


def test_no_two_landmarks_of_a_kind_share_a_name(told):
    _page, nodes = told
    for role in PLACES:
        found = names(nodes, {role})
        assert len(found) == len(set(found)), role


def test_headings_are_told_without_leaps(told):
    page, nodes = told
    headings = [node for node in nodes if node.role == "heading"]
    levels = [node.level for node in headings]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))
    assert [node.name for node in headings] == [
        " ".join(words.split())
        for words in page.locator("h1, h2, h3, h4").evaluate_all("all => all.map(each => each.textContent)")
    ]


def test_the_contents_name_the_headings_of_the_text(told):
    page, nodes = told
    listed = page.locator(".toc a").all_inner_texts()
    headings = names(nodes, {"heading"})
    assert listed and [name for name in headings if name in listed] == listed


def test_figures_and_tables_are_told_with_a_name(told):
    _page, nodes = told
    assert all(names(nodes, {"table", "image", "graphics-document", "figure"}))
