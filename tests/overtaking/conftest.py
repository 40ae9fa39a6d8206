from __future__ import annotations

import pytest

from concept_pages.models import MeasurePage

from .tabs import HttpTab


@pytest.fixture
def page(db):
    """A public measure of the plan."""
    return MeasurePage.objects.filter(locale__language_code="de", live=True).order_by("path").first()


@pytest.fixture
def opened_by(client, django_user_model, page):
    """A new window of somebody with the page in the editor."""
    from django.test import Client

    def opened(username: str, of=None):
        browser = Client()
        browser.force_login(django_user_model.objects.get(username=username))
        return HttpTab(browser, of or page)

    return opened
