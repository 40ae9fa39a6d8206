"""Wagtail's accessibility checker is on: beside the page for people who edit it, in the editor's preview, never for readers."""

from __future__ import annotations

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db

VISION = "konzept/aktionsplan/vision"
CHECKER = 'id="checker-axe-configuration"'


def test_people_who_edit_have_the_checker_on_the_page_and_readers_have_not(as_user, client, page_at):
    page = page_at(VISION)
    assert CHECKER in as_user("redaktion").get(page.url).content.decode()
    client.logout()
    assert CHECKER not in client.get(page.url).content.decode()


def test_the_editor_has_the_checks_beside_the_text(as_user, page_at):
    html = as_user("redaktion").get(reverse("wagtailadmin_pages:edit", args=[page_at(VISION).pk])).content.decode()
    assert 'data-side-panel="checks"' in html and CHECKER in html
