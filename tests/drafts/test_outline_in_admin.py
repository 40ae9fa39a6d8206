"""“Gliederung” in the admin: every deed is a plain button, two people do not overwrite each other, and there is a way back."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from drafts.models import OutlineEntry
from drafts.outlining import outline_of


@pytest.fixture
def key(page_at):
    return lambda path: page_at(f"konzept/aktionsplan/{path}").translation_key


@pytest.fixture
def url(plan):
    return reverse("drafts_admin:outline", args=[plan.pk])


def look(client, url) -> BeautifulSoup:
    answer = client.get(url)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def press(client, url, deed: str, key):
    """Sends what the button of a page sends."""
    page = look(client, url)
    button = page.select_one(f"form#outline button[value='{deed} {key}']")
    assert button is not None, f"no button for {deed}"
    version = page.select_one("form#outline input[name=version]")["value"]
    return client.post(url, {"version": version, "button": button["value"]}, follow=True)


def text(answer) -> str:
    return BeautifulSoup(answer.content, "html.parser").get_text(" ", strip=True)


def test_pages_move_by_buttons_alone_and_the_focus_stays(as_user, plan, url, key):
    client = as_user("koordination")
    answer = press(client, url, "up", key("housing"))
    focused = BeautifulSoup(answer.content, "html.parser").select_one("[autofocus]")
    assert focused["value"] == f"up {key('housing')}"
    order = list(outline_of(plan).tree.walk())
    assert order.index(key("housing")) < order.index(key("language"))


def test_outline_in_force_stands_beside_and_stays(as_user, plan, url, key):
    client = as_user("koordination")
    before = [li.get_text(strip=True) for li in look(client, url).select(".outline--force li")]
    press(client, url, "leave_out", key("language"))
    page = look(client, url)
    assert [li.get_text(strip=True) for li in page.select(".outline--force li")] == before
    assert "weggelassen" in page.select_one(f"#page-{key('language')}").get_text()
    assert "mit der Seite darüber weggelassen" in page.select_one(f"#page-{key('language/z1')}").get_text()


def test_last_change_can_be_taken_back_and_all_be_reset(as_user, url, plan, key):
    client = as_user("koordination")
    reset = reverse("drafts_admin:outline_reset", args=[plan.pk])
    press(client, url, "up", key("housing"))
    press(client, url, "leave_out", key("vision"))
    client.post(reset, {"version": outline_of(plan).version, "button": "undo"})
    outline = outline_of(plan)
    assert not outline.tree.left_out and outline.is_changed
    client.post(reset, {"version": outline.version, "button": "reset"})
    assert not OutlineEntry.objects.exists()
    client.post(reset, {"version": outline_of(plan).version, "button": "undo"})
    assert outline_of(plan).is_changed


def take_back(client, plan) -> None:
    reset = reverse("drafts_admin:outline_reset", args=[plan.pk])
    client.post(reset, {"version": outline_of(plan).version, "button": "undo"})


def test_changes_are_taken_back_one_by_one_beyond_a_renumbering(as_user, url, plan, key):
    client = as_user("koordination")
    versions = [outline_of(plan).version]
    for deed, path in (("down", "language/z1/m1"), ("leave_out", "vision")):
        press(client, url, deed, key(path))
        versions.append(outline_of(plan).version)
    client.post(reverse("drafts_admin:outline_numbers", args=[plan.pk]), {"version": versions[-1]})
    assert outline_of(plan).pages[key("language/z1/m2")].number == "M 4.1.1"
    press(client, url, "up", key("housing"))
    take_back(client, plan)
    while versions:
        take_back(client, plan)
        assert outline_of(plan).version == versions.pop()
    assert outline_of(plan).pages[key("language/z1/m2")].number == "M 4.1.2"
    assert look(client, url).select("button[value=undo]") == []


def test_what_others_changed_since_is_not_taken_back(as_user, url, plan, key, django_user_model):
    client = as_user("koordination")
    press(client, url, "up", key("housing"))
    other = Client()
    other.force_login(django_user_model.objects.get(username="redaktion"))
    press(other, url, "leave_out", key("vision"))
    version = outline_of(plan).version
    take_back(client, plan)
    assert outline_of(plan).version == version


def test_second_of_two_people_is_told(as_user, plan, url, key, client):
    version = outline_of(plan).version
    press(as_user("koordination"), url, "up", key("housing"))
    other = Client()
    other.force_login(get_user_model().objects.get(username="redaktion"))
    answer = other.post(url, {"version": version, "button": f"leave_out {key('vision')}"}, follow=True)
    assert "Demo Koordination" in text(answer) and "nicht übernommen" in text(answer)
    assert not outline_of(plan).tree.left_out


def test_page_goes_to_a_place_chosen_from_lists(as_user, plan, key):
    measure, goal = key("language/z1/m1"), key("housing/z1")
    place = reverse("drafts_admin:outline_place", args=[plan.pk, measure])
    client = as_user("koordination")
    form = look(client, place)
    offered = {option["value"] for option in form.select("select[name=parent] option")}
    assert str(goal) in offered and str(key("housing")) not in offered
    last = outline_of(plan).tree.below(goal)[-1]
    client.post(place, {"version": outline_of(plan).version, "parent": goal, "after": last})
    assert outline_of(plan).tree.below(goal)[-1] == measure


def test_drag_sends_the_same_form(as_user, plan, url, key):
    measure, goal = key("language/z1/m1"), key("housing/z1")
    data = {"version": outline_of(plan).version, "deed": "moved", "key": measure, "parent": goal, "index": 0}
    as_user("koordination").post(url, data)
    assert outline_of(plan).tree.below(goal)[0] == measure


def test_drop_where_the_page_cannot_stand_says_so(as_user, plan, url, key):
    data = {
        "version": outline_of(plan).version,
        "deed": "moved",
        "key": key("language/z1/m1"),
        "parent": key("vision"),
        "index": 0,
    }
    assert "kann dort nicht stehen" in text(as_user("koordination").post(url, data, follow=True))
    assert not OutlineEntry.objects.exists()


@pytest.mark.parametrize("data", [{}, {"button": "nonsense"}, {"button": "moved x"}, {"deed": "walk", "key": "1"}])
def test_nonsense_changes_nothing(as_user, plan, url, data):
    answer = as_user("koordination").post(url, {"version": outline_of(plan).version} | data, follow=True)
    assert answer.status_code == 200 and not OutlineEntry.objects.exists()


def test_numbers_are_shown_before_they_are_given(as_user, plan, url, key):
    client = as_user("koordination")
    numbers = reverse("drafts_admin:outline_numbers", args=[plan.pk])
    press(client, url, "down", key("language/z1/m1"))
    assert "M 4.1.1 M 4.1.2" in " ".join(look(client, numbers).get_text(" ", strip=True).split())
    client.post(numbers, {"version": outline_of(plan).version})
    assert outline_of(plan).pages[key("language/z1/m2")].number == "M 4.1.1"


def test_translators_see_the_outline_and_change_nothing(as_user, plan, url, key):
    client = as_user("uebersetzung-en")
    page = look(client, url)
    assert page.select(".outline button") == [] and page.select(".outline li")
    version = outline_of(plan).version
    assert client.post(url, {"version": version, "button": f"up {key('housing')}"}).status_code in (302, 403)
    assert not OutlineEntry.objects.exists()


def test_same_key_leaves_a_page_out_and_brings_it_back(as_user, url, key):
    client = as_user("koordination")
    for deed, next_one in (("leave_out", "bring_back"), ("bring_back", "leave_out")):
        answer = press(client, url, deed, key("housing"))
        focused = BeautifulSoup(answer.content, "html.parser").select_one("[autofocus]")
        assert focused["value"] == f"{next_one} {key('housing')}"
