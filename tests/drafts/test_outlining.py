"""The outline of the next draft: what can be moved where, and that nobody's change is lost."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from concept_pages.models import GoalPage, MeasurePage
from drafts.freezing import freeze_draft
from drafts.models import OutlineEntry
from drafts.outlining import (
    CannotMove,
    OutlineChanged,
    change_outline,
    outline_of,
    renumber,
    renumbered,
    restore_outline,
    stored_outline,
)


@pytest.fixture
def coordinator(account):
    return account("koordination")


@pytest.fixture
def key(page_at):
    """Key of a page of the plan."""
    return lambda path: page_at(f"konzept/aktionsplan/{path}").translation_key


def do(plan, user, name: str, key, *more):
    version = outline_of(plan).version
    return change_outline(
        document=plan, user=user, version=version, deed=lambda outline: getattr(outline.tree, name)(key, *more)
    )


def test_outline_begins_as_wagtails_tree(plan):
    outline = outline_of(plan)
    assert list(outline.tree.walk()) == [page.translation_key for page in plan.get_descendants(inclusive=True)]
    assert not outline.is_changed


def test_page_moved_up_and_down_stands_where_it_stood(plan, coordinator, key):
    before = list(outline_of(plan).tree.walk())
    do(plan, coordinator, "up", key("housing"))
    assert list(outline_of(plan).tree.walk()) != before
    do(plan, coordinator, "down", key("housing"))
    assert list(outline_of(plan).tree.walk()) == before
    assert not OutlineEntry.objects.exists(), "an outline as in the tree needs no entries"


def test_first_measure_of_a_goal_goes_up_to_the_goal_before(plan, coordinator, key):
    measure, goal = key("language/z2/m3"), key("language/z1")
    do(plan, coordinator, "up", measure)
    assert outline_of(plan).tree.below(goal)[-1] == measure


def test_last_measure_of_a_goal_goes_down_to_the_next_goal(plan, coordinator, key):
    goal, following = key("language/z1"), key("language/z2")
    last = outline_of(plan).tree.below(goal)[-1]
    do(plan, coordinator, "down", last)
    assert outline_of(plan).tree.below(following)[0] == last


def test_goal_goes_inwards_below_the_goal_before_and_out_again(plan, coordinator, key):
    first, second = key("language/z1"), key("language/z2")
    do(plan, coordinator, "inwards", second)
    assert second in outline_of(plan).tree.below(first)
    do(plan, coordinator, "outwards", second)
    assert not outline_of(plan).is_changed


@pytest.mark.parametrize("parent", ["language", "vision", "language/z1/m1"])
def test_measure_cannot_stand_below_what_holds_no_measures(plan, coordinator, key, parent):
    with pytest.raises(CannotMove):
        do(plan, coordinator, "moved", key("language/z2/m3"), key(parent), 0)


def test_page_cannot_stand_below_itself(plan, coordinator, key):
    do(plan, coordinator, "inwards", key("language/z2"))
    with pytest.raises(CannotMove):
        do(plan, coordinator, "moved", key("language/z1"), key("language/z2"), 0)


def test_page_left_out_is_not_frozen_until_it_is_brought_back(plan, coordinator, key):
    goal, measure = key("language/z1"), key("language/z1/m1")
    do(plan, coordinator, "leave_out", goal)
    frozen = set(freeze_draft(document=plan, user=None).pages.values_list("page_key", flat=True))
    assert not {goal, measure} & frozen
    do(plan, coordinator, "bring_back", measure)
    frozen = set(freeze_draft(document=plan, user=None).pages.values_list("page_key", flat=True))
    assert {goal, measure} <= frozen


def test_freezing_takes_the_order_of_the_outline(plan, coordinator, key):
    do(plan, coordinator, "up", key("housing"))
    wanted = list(outline_of(plan).tree.walk())
    rows = freeze_draft(document=plan, user=None).pages.filter(locale=plan.locale).order_by("position")
    assert list(rows.values_list("page_key", flat=True)) == wanted


def test_change_on_top_of_anothers_is_refused_and_says_whose(plan, account, coordinator, key):
    seen = outline_of(plan).version
    do(plan, coordinator, "up", key("housing"))
    with pytest.raises(OutlineChanged, match="Demo Koordination"):
        change_outline(
            document=plan,
            user=account("redaktion"),
            version=seen,
            deed=lambda outline: outline.tree.leave_out(key("vision")),
        )
    assert not outline_of(plan).tree.left_out


def test_who_may_not_edit_the_plan_does_not_change_its_outline(plan, account, key):
    for name in ("amt", "uebersetzung-en"):
        with pytest.raises(PermissionDenied):
            do(plan, account(name), "up", key("housing"))


def test_stored_outline_brings_back_what_was_and_keeps_what_came_since(road_open, plan, coordinator, key):
    do(plan, coordinator, "up", key("housing"))
    stored = stored_outline(outline_of(plan))
    do(plan, coordinator, "leave_out", key("vision"))
    do(plan, coordinator, "down", key("language"))
    goal = GoalPage.objects.get(translation_key=key("housing/z1"), locale=plan.locale)
    new = goal.add_child(instance=MeasurePage(title="Neu", slug="neu", number="M 9.9.9", locale=plan.locale))
    new.save_revision()
    version = outline_of(plan).version
    change_outline(document=plan, user=coordinator, version=version, deed=restore_outline(stored))
    outline = outline_of(plan)
    order = [str(each) for each in outline.tree.walk()]
    before = [order.index(stands) for _parent, stands in stored["places"]]
    assert not outline.tree.left_out
    assert order.index(str(key("housing"))) < order.index(str(key("language")))
    assert len(set(before)) == len(stored["places"])
    assert outline.tree.below(goal.translation_key)[-1] == new.translation_key


# --- Numbers ---


def numbers(plan, *keys) -> list[str]:
    outline = outline_of(plan)
    return [outline.pages[key].number for key in keys]


def test_numbers_that_fit_stay_and_others_follow_the_order_of_the_text(plan):
    """M 4.1.4 stands before M 4.1.3 in the demo."""
    found = dict(renumbered(outline_of(plan)).values())
    assert (found["M 4.1.4"], found["M 4.1.3"]) == ("M 4.1.3", "M 4.1.4")
    assert not {"4.1", "Z 4.1.1", "M 4.1.1", "M 4.1.2"} & found.keys()


def test_moved_measure_is_numbered_by_its_new_field_in_all_languages(plan, coordinator, key):
    measure, goal = key("language/z1/m1"), key("housing/z1")
    do(plan, coordinator, "moved", measure, goal, 0)
    found = renumbered(outline_of(plan))
    field = outline_of(plan).pages[key("housing")].number
    assert found[measure] == ("M 4.1.1", f"M {field}.1")
    live = list(MeasurePage.objects.filter(translation_key=measure).values_list("number", flat=True))
    renumber(document=plan, user=coordinator, version=outline_of(plan).version)
    assert numbers(plan, measure) == [f"M {field}.1"]
    assert renumbered(outline_of(plan)) == {}
    for page in MeasurePage.objects.filter(translation_key=measure):
        assert page.get_latest_revision_as_object().number == f"M {field}.1"
        assert page.number in live, "what is public stays"


def test_fields_change_numbers_among_each_other_and_keep_their_gaps(analysis, coordinator, page_at):
    first, second = (page_at(f"konzept/analyse/{name}").translation_key for name in ("language", "housing"))
    assert not {first, second} & renumbered(outline_of(analysis)).keys()
    do(analysis, coordinator, "up", second)
    found = renumbered(outline_of(analysis))
    assert (found[second], found[first]) == (("4.3", "4.1"), ("4.1", "4.3"))


def test_number_of_a_page_left_out_is_given_to_no_other(plan, coordinator, key):
    gone = key("language/z1/m1")
    do(plan, coordinator, "leave_out", gone)
    do(plan, coordinator, "moved", key("housing/z1/m1"), key("language/z1"), 0)
    found = renumbered(outline_of(plan))
    assert gone not in found
    assert "M 4.1.1" not in {number for _now, number in found.values()}
    assert found[key("housing/z1/m1")][1] == "M 4.1.2"
