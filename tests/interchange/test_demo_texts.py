"""What the demo city promises: its size, its languages, and earlier states that really differ. Read from its files, without the database."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

import pytest

from cms import demo, demo_course
from concept_pages.interchange.folder import Folder, check, read_folder
from concept_pages.interchange.portable.page_text import PageText
from concept_pages.interchange.portable.page_types import page_types
from concept_pages.passages import plain_text

ANALYSIS, PLAN = "integrationskonzept/analyse", "integrationskonzept/aktionsplan"
FIRST, SECOND, THIRD, FIRST_PLAN, SECOND_PLAN = range(5)
# Neither words nor running text: what blocks are called by, and to what they lead.
NAMES = {"kind", "level", "image", "document", "page", "url", "decorative", "columns", "html"}


@cache
def now() -> Folder:
    return read_folder(demo.FOLDER)


@cache
def state(number: int) -> Folder:
    found = demo_course.states(demo.FOLDER)[number]
    folder = read_folder(demo.FOLDER, [found.folder], set(found.absent))
    texts = folder.pages | folder.drafts  # as they are frozen
    german = {place: page for place, page in texts.items() if place[1] == "de"}
    folder.pages = {place: page for place, page in german.items() if place[0] not in found.left_out}
    return folder


def below(folder: Folder, path: str, lang: str = "de") -> dict[str, PageText]:
    return {p: page for (p, code), page in folder.pages.items() if code == lang and p.startswith(path)}


def of_type(name: str, lang: str = "de") -> list[PageText]:
    return [page for page in below(now(), "", lang).values() if page.type == name]


def words(value) -> list[str]:
    if isinstance(value, str):
        return plain_text(value).split()
    if isinstance(value, dict):
        value = [part for name, part in value.items() if name not in NAMES]
    return [word for part in value for word in words(part)] if isinstance(value, list) else []


def passages(folder: Folder, path: str) -> dict[tuple, tuple]:
    """Place and content of every block, in order: by page, text and id."""
    return {
        (page.path, name, block.id): (block.type, block.value)
        for page in below(folder, path).values()
        for name, blocks in page.texts.items()
        for block in blocks
    }


def moved(before: dict, after: dict) -> set[tuple]:
    """Of what stands in both, what changed its place within its text."""
    both = before.keys() & after.keys()
    old, new = ([key for key in side if key in both] for side in (before, after))
    texts = {key[:2] for key in both}
    pairs = (([k for k in old if k[:2] == text], [k for k in new if k[:2] == text]) for text in texts)
    return {a for one, other in pairs for a, b in zip(one, other, strict=True) if a != b}


@pytest.mark.parametrize("number", [None, FIRST, SECOND, THIRD, FIRST_PLAN], ids=str)
def test_the_demo_holds_together_in_every_state(number):
    assert check(now() if number is None else state(number)) == []


def test_eleven_fields_are_complete_with_250_to_500_words_each():
    fields = of_type("FieldAnalysisPage")
    assert sorted(page.fields["number"] for page in fields) == sorted(f"4.{n}" for n in range(1, 12))
    counted = {page.path: sum(len(words(b.value)) for t in page.texts.values() for b in t) for page in fields}
    assert {path: count for path, count in counted.items() if not 250 <= count <= 500} == {}
    for page in fields:
        assert page.texts.keys() == {"municipal_relevance", "current_state", "development_since", "existing_offers"}
        assert len(page.fields["key_figures"]) >= 1 and page.fields["responsible_offices"]
        assert 2 <= len(page.fields["needs"]) <= 3


def test_every_goal_and_measure_has_its_facts():
    goals, measures = of_type("GoalPage"), of_type("MeasurePage")
    assert len(goals) >= 12 and len(measures) >= 30
    required = page_types()["MeasurePage"].required_facts
    for page in measures:
        given = page.fields.keys() | page.texts.keys()
        missing = {name for name in required if name not in given}
        assert missing <= ({"due_date"} if page.fields.get("permanent") else set()), page.path
    assert all(page.fields.get("needs") and page.fields.get("statement") for page in goals)


def test_facts_and_other_pages_are_all_there():
    assert len(now().facts["glossary"]) >= 30
    types = Counter(page.type for page in below(now(), "").values())
    assert {"VisionPage", "UnderstandingPage", "FaqPage", "AccessibilityStatementPage"} <= types.keys()
    titles = {page.fields["title"] for page in below(now(), "").values()}
    for title in ("Impressum", "Datenschutz"):
        assert any(title in each for each in titles)
    assert len(of_type("EasyLanguagePage", "de-simple")) == 8


def test_english_is_complete():
    assert below(now(), "", "en").keys() == below(now(), "").keys()
    assert all(page.live for page in below(now(), "", "en").values())


@pytest.mark.parametrize("lang", ["uk", "ru", "ar"])
def test_other_languages_have_vision_understanding_plan_and_three_fields(lang):
    pages = below(now(), "", lang)
    types = Counter(page.type for page in pages.values())
    assert types["VisionPage"] == types["UnderstandingPage"] == types["ActionPlanPage"] == 1
    assert types["FieldAnalysisPage"] == types["PlanFieldPage"] == 3
    for field in (page for page in pages.values() if page.type == "PlanFieldPage"):
        assert below(now(), field.path, lang).keys() == below(now(), field.path).keys()


def analyses() -> list[tuple[dict, dict]]:
    states = [passages(folder, ANALYSIS) for folder in (state(FIRST), state(SECOND), now())]
    return list(zip(states, states[1:], strict=False))


@pytest.mark.parametrize("step", [0, 1], ids=["first to second", "second to third"])
def test_each_state_of_the_analysis_adds_removes_moves_and_rewords_passages(step):
    before, after = analyses()[step]
    reworded = {key for key in before.keys() & after.keys() if before[key] != after[key]}
    assert after.keys() - before.keys(), "nothing new"
    assert before.keys() - after.keys(), "nothing removed"
    assert moved(before, after), "nothing moved"
    assert reworded, "nothing reworded"


def test_the_plan_has_two_states_that_differ_in_every_way():
    before, after = passages(state(FIRST_PLAN), PLAN), passages(state(SECOND_PLAN), PLAN)
    assert after.keys() - before.keys() and before.keys() - after.keys() and moved(before, after)
    assert any(before[key] != after[key] for key in before.keys() & after.keys())


def test_between_the_states_of_the_plan_one_measure_is_renumbered_and_the_plan_retitled():
    before, after = (
        {page.key: page for page in below(folder, PLAN).values()} for folder in (state(FIRST_PLAN), state(SECOND_PLAN))
    )
    both = before.keys() & after.keys()
    renumbered = [k for k in both if before[k].fields.get("number") != after[k].fields.get("number")]
    assert [after[key].type for key in renumbered] == ["MeasurePage"]
    plans = [(before[k], after[k]) for k in both if after[k].type == "ActionPlanPage"]
    assert [old.fields["title"] != new.fields["title"] for old, new in plans] == [True]


def test_the_plan_does_not_exist_while_the_analysis_is_a_draft():
    assert not below(state(FIRST), PLAN) and not below(state(SECOND), PLAN)
    assert below(state(FIRST_PLAN), PLAN)


def test_drawings_carry_no_words_so_that_each_language_reads_them_in_its_own():
    drawings = list((demo.FOLDER / "files" / "drawings").glob("*.svg"))
    written = {
        word for file in drawings for word in re.findall(r"<text[^>]*>([^<]+)", file.read_text(encoding="utf-8"))
    }
    assert drawings and all(word.isdigit() for word in written), written
