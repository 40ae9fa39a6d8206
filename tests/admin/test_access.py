"""Who gets into the admin, and what groups are known by."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import GroupApprovalTask, Workflow, WorkflowPage

from cms import demo, roles
from concept_pages.models import MeasureImplementation

pytestmark = pytest.mark.django_db

HOME = "wagtailadmin_home"
STAFF = (roles.editors(), roles.coordinators(), roles.administrators(), roles.office_members())


def log_in(client, username: str):
    data = {"username": username, "password": demo.PASSWORD}
    return client.post(reverse("wagtailadmin_login"), data, follow=True)


def panel_of(client) -> str:
    """What the first page says to those who report."""
    return client.get(reverse(HOME)).content.decode().partition('id="to-report')[2]


def test_office_members_reach_the_admin_and_the_implementation_of_measures(as_user, page_at):
    office = as_user("amt")
    assert reverse("implementation:index") in panel_of(office)
    assert "to-report" not in as_user("redaktion").get(reverse(HOME)).content.decode()
    office = as_user("amt")
    measure = page_at("konzept/aktionsplan/language/z1/m2")
    assert measure.title in office.get(reverse("implementation:index")).content.decode()
    record = MeasureImplementation.objects.get(measure_key=measure.translation_key)
    data = {"status": "implemented", "progress": "100", "note": "Fertig.", "reporting_date": "2026-11-01"}
    assert office.post(reverse("implementation:edit", args=[record.pk]), data).status_code == 302
    record.refresh_from_db()
    assert record.note == "Fertig."


def test_office_members_reach_nothing_else(as_user, page_at):
    office = as_user("amt")
    closed = [
        reverse("wagtailadmin_pages:edit", args=[page_at("impressum").pk]),
        reverse("indicator_values:index"),
        reverse("wagtailsnippets_concept_pages_office:list"),
        reverse("wagtailimages:index"),
        reverse("missing_facts_report"),
        reverse("start_concept"),
        reverse("wagtailusers_users:index"),
    ]
    assert [url for url in closed if office.get(url).status_code not in (302, 403)] == []


def test_working_group_members_are_told_at_the_door_what_their_account_is_for(client):
    answer = log_in(client, "arbeitsgruppe")
    assert "für die Beteiligung gedacht" in answer.content.decode()
    assert "_auth_user_id" not in client.session


def test_wrong_password_tells_nothing_about_the_account(client):
    data = {"username": "arbeitsgruppe", "password": "wrong"}
    assert "Beteiligung gedacht" not in client.post(reverse("wagtailadmin_login"), data).content.decode()


@pytest.mark.parametrize("account", ["amt", "redaktion", "uebersetzung-ar", "admin"])
def test_everyone_else_logs_in(client, account):
    assert log_in(client, account).request["PATH_INFO"] == reverse(HOME)


# --- Groups and the review, whatever they are called ---


def test_renamed_group_stays_the_group_of_its_role():
    group = roles.group_of(roles.editors())
    count = Group.objects.count()
    Group.objects.filter(pk=group.pk).update(name="Team Integration")
    call_command("set_up", verbosity=0)
    assert roles.group_of(roles.editors()) == group
    assert Group.objects.count() == count


def test_change_of_the_sites_language_makes_no_second_groups_or_review(settings):
    groups = [roles.group_of(role) for role in STAFF]
    reviews = Workflow.objects.count()
    settings.LANGUAGE_CODE = "en"
    call_command("set_up", verbosity=0)
    assert [roles.group_of(role) for role in STAFF] == groups
    assert not Group.objects.filter(name__in=["Editors", "Coordinators", "Office members"]).exists()
    assert Workflow.objects.count() == reviews


def test_renamed_review_is_still_the_review():
    Workflow.objects.update(name="Vier Augen")
    GroupApprovalTask.objects.update(name="Koordination prüft")
    before = Workflow.objects.count()
    call_command("set_up", verbosity=0)
    assert Workflow.objects.count() == before


def test_workflow_that_staff_gave_to_all_pages_stays():
    own = Workflow.objects.create(name="Unser Weg")
    WorkflowPage.objects.update(workflow=own)
    call_command("set_up", verbosity=0)
    assert WorkflowPage.objects.get(page__depth=1).workflow == own


def test_group_edited_in_the_admin_stays_the_group_of_its_role(as_user):
    """Wagtail's form of a group does not show the permission by which it is known, and leaves it."""
    group = roles.group_of(roles.working_group_members())
    form = as_user("admin").get(reverse("wagtailusers_groups:edit", args=[group.pk])).context["form"]
    shown = form.fields["permissions"].queryset
    assert not shown.filter(codename__startswith=roles.MARK).exists()
    saved = type(form)({"name": "Beirat", "permissions": []}, instance=group)
    assert saved.is_valid()
    saved.save()
    assert roles.group_of(roles.working_group_members()).name == "Beirat"


def test_each_group_is_known_by_one_permission_of_its_own():
    marks = Permission.objects.filter(codename__startswith=roles.MARK)
    assert marks.count() >= 6
    assert [mark.codename for mark in marks if mark.group_set.count() != 1] == []
