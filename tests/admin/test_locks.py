"""A page that somebody locked is theirs alone: everybody else is told, in the editor and when they save."""

from __future__ import annotations

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db

MEASURE = "konzept/aktionsplan/language/z1/m2"
CHANGED = "Von anderer Hand"


def lock(client, page):
    return client.post(reverse("wagtailadmin_pages:lock", args=[page.pk]), {"next": "/admin/"}, follow=True)


def unlock(client, page):
    return client.post(reverse("wagtailadmin_pages:unlock", args=[page.pk]), {"next": "/admin/"}, follow=True)


@pytest.fixture
def locked(as_user, page_at):
    page = page_at(MEASURE)
    lock(as_user("koordination"), page)
    assert page_at(MEASURE).locked
    return page_at(MEASURE)


def test_another_editor_is_told_who_locked_the_page(as_user, locked):
    html = as_user("redaktion").get(reverse("wagtailadmin_pages:edit", args=[locked.pk])).content.decode()
    assert "gesperrt" in html and "Demo Koordination" in html
    assert 'name="action-publish"' not in html


def test_what_another_editor_sends_is_refused_and_changes_nothing(as_user, locked, sent_again, page_at):
    latest = locked.latest_revision_id
    answer = sent_again(as_user("redaktion"), locked, title=CHANGED)
    assert "gesperrt" in answer.content.decode()
    assert page_at(MEASURE).latest_revision_id == latest


def test_who_locked_the_page_goes_on_editing(as_user, locked, sent_again, page_at):
    sent_again(as_user("koordination"), locked, title=CHANGED)
    assert page_at(MEASURE).get_latest_revision_as_object().title == CHANGED


@pytest.mark.parametrize(
    ("account", "may"),
    [("redaktion", False), ("uebersetzung-en", False), ("amt", False), ("koordination", True), ("admin", True)],
)
def test_locking_and_unlocking_is_for_coordinators(as_user, page_at, django_user_model, account, may):
    page = page_at(MEASURE)
    lock(as_user(account), page)
    assert page_at(MEASURE).locked is may
    page.locked, page.locked_by = True, django_user_model.objects.get(username="admin")
    page.save()
    unlock(as_user(account), page)
    assert page_at(MEASURE).locked is not may


def test_a_locked_page_is_published_by_nobody_else(as_user, page_at, django_user_model, sent_again):
    page = page_at(MEASURE)
    before = page.title
    page.locked, page.locked_by = True, django_user_model.objects.get(username="admin")
    page.save()
    sent_again(as_user("koordination"), page, **{"title": CHANGED, "action-publish": "action-publish"})
    assert page_at(MEASURE).title == before
