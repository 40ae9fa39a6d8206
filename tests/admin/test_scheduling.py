"""Standard pages appear and go on a date. A concept changes as a whole: its pages know no dates, so none waits or vanishes apart from it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Revision, get_page_models

from home.models import AccessibilityStatementPage, EasyLanguagePage, FaqPage, StandardPage

pytestmark = pytest.mark.django_db

DATED = {AccessibilityStatementPage, EasyLanguagePage, FaqPage, StandardPage}
IN_AN_HOUR, AFTER_AN_HOUR = timedelta(hours=1), timedelta(minutes=61)
PUBLISH = {"action-publish": "action-publish"}
CHANGED = "Ab morgen neu"


def typed(moment) -> str:
    return timezone.localtime(moment).strftime("%d.%m.%Y %H:%M")


@pytest.fixture
def the_clock_shows(monkeypatch):
    """What cron does at a later moment."""

    def run(moment):
        monkeypatch.setattr("django.utils.timezone.now", lambda: moment)
        call_command("publish_scheduled", verbosity=0)

    return run


def test_a_standard_page_is_published_on_its_date_and_not_before(as_user, sent_again, page_at, the_clock_shows):
    now = timezone.now()
    fields = {"title": CHANGED, "go_live_at": typed(now + IN_AN_HOUR)} | PUBLISH
    sent_again(as_user("koordination"), page_at("impressum"), **fields)
    call_command("publish_scheduled", verbosity=0)
    assert page_at("impressum").title != CHANGED
    the_clock_shows(now + AFTER_AN_HOUR)
    assert page_at("impressum").title == CHANGED


def test_a_standard_page_is_withdrawn_on_its_date_and_not_before(as_user, client, sent_again, page_at, the_clock_shows):
    now = timezone.now()
    sent_again(as_user("koordination"), page_at("impressum"), expire_at=typed(now + IN_AN_HOUR), **PUBLISH)
    call_command("publish_scheduled", verbosity=0)
    assert page_at("impressum").live
    the_clock_shows(now + AFTER_AN_HOUR)
    page = page_at("impressum")
    assert not page.live and page.expired
    client.logout()
    assert client.get("/impressum/").status_code == 404


def test_an_editor_without_the_right_to_publish_schedules_nothing(as_user, sent_again, page_at, the_clock_shows):
    now = timezone.now()
    fields = {"title": CHANGED, "go_live_at": typed(now + IN_AN_HOUR)} | PUBLISH
    sent_again(as_user("redaktion"), page_at("impressum"), **fields)
    the_clock_shows(now + AFTER_AN_HOUR)
    assert page_at("impressum").title != CHANGED


def test_only_pages_outside_the_concept_have_dates():
    dated = {
        model for model in get_page_models() if "go_live_at" in model.get_edit_handler().get_form_class().base_fields
    }
    assert {model for model in dated if model._meta.app_label in ("home", "concept_pages")} == DATED


def test_a_date_sent_with_a_concept_page_neither_publishes_nor_ends_it(as_user, sent_again, page_at, the_clock_shows):
    now, path = timezone.now(), "konzept/aktionsplan/vision"
    dates = {"go_live_at": typed(now + IN_AN_HOUR), "expire_at": typed(now + IN_AN_HOUR)}
    answer = sent_again(as_user("koordination"), page_at(path), title=CHANGED, **dates, **PUBLISH)
    assert 'data-a11y-dialog-show="schedule-publishing-dialog"' not in answer.content.decode()
    the_clock_shows(now + AFTER_AN_HOUR)
    page = page_at(path)
    assert page.live and page.expire_at is None and page.title != CHANGED
    assert page.get_latest_revision_as_object().title == CHANGED
    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()
