"""Who may do what, and what finishing a review does."""

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from wagtail.models import GroupPagePermission, Workflow

pytestmark = pytest.mark.django_db


@pytest.fixture
def user(django_user_model):
    return lambda name: django_user_model.objects.get(username=name)


@pytest.mark.parametrize(
    ("account", "edits", "publishes"),
    [("redaktion", True, False), ("koordination", True, True), ("admin", True, True), ("amt", False, False)],
)
def test_role_may_edit_and_publish_concept_pages_as_told(page_at, user, account, edits, publishes):
    tester = page_at("konzept/aktionsplan/vision").permissions_for_user(user(account))
    assert (tester.can_edit(), tester.can_publish()) == (edits, publishes)


def test_translators_edit_their_language_and_no_other(page_at, user):
    english = user("uebersetzung-en")
    assert page_at("konzept/aktionsplan/vision", "en").permissions_for_user(english).can_edit()
    for language in ("de", "ar"):
        assert not page_at("konzept/aktionsplan/vision", language).permissions_for_user(english).can_edit()


def test_set_up_again_changes_nothing():
    before = (Group.objects.count(), GroupPagePermission.objects.count(), Workflow.objects.count())
    call_command("set_up", verbosity=0)
    assert (Group.objects.count(), GroupPagePermission.objects.count(), Workflow.objects.count()) == before


def submit(page, author):
    page.save_revision(user=author)
    return page.get_workflow().start(page, author)


def approve(state, approver):
    state.current_task_state.approve(user=approver)
    state.refresh_from_db()


def test_finishing_the_review_of_a_concept_page_publishes_nothing(page_at, user):
    page = page_at("konzept/aktionsplan/vision")
    before = page.title
    page.title = "Eine neue Vision"
    state = submit(page, user("redaktion"))
    approve(state, user("koordination"))
    assert state.status == state.STATUS_APPROVED
    assert page_at("konzept/aktionsplan/vision").title == before


def test_finishing_the_review_of_a_standard_page_publishes_it(page_at, user):
    page = page_at("impressum")
    page.title = "Impressum und Kontakt"
    approve(submit(page, user("redaktion")), user("koordination"))
    assert page_at("impressum").title == "Impressum und Kontakt"


def test_a_standard_page_is_published_on_schedule(page_at):
    from datetime import timedelta

    from django.utils import timezone

    page = page_at("impressum")
    page.title = "Ab morgen neu"
    page.go_live_at = timezone.now() + timedelta(hours=1)
    page.save_revision(approved_go_live_at=page.go_live_at)
    call_command("publish_scheduled", verbosity=0)
    assert page_at("impressum").title != "Ab morgen neu"
    page.revisions.filter(approved_go_live_at__isnull=False).update(
        approved_go_live_at=timezone.now() - timedelta(minutes=1)
    )
    revision = page.revisions.filter(approved_go_live_at__isnull=False).first()
    revision.content["go_live_at"] = None
    revision.save()
    call_command("publish_scheduled", verbosity=0)
    assert page_at("impressum").title == "Ab morgen neu"


def test_the_admin_home_shows_the_concept_at_a_glance(as_user):
    html = as_user("redaktion").get("/admin/").content.decode()
    assert "Das Konzept auf einen Blick" in html and "Integrationskonzept 2026" in html
