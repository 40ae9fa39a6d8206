"""A page is closed and opened again from the editor, by those who may publish it."""

from __future__ import annotations

import pytest
from django.urls import reverse
from wagtail.models import PageViewRestriction

pytestmark = pytest.mark.django_db

IMPRINT = "impressum"


def set_privacy(client, page, restriction: str, **more):
    url = reverse("wagtailadmin_pages:set_privacy", args=[page.pk])
    return client.post(url, {"restriction_type": restriction, "password": "", "groups": []} | more)


@pytest.mark.parametrize("restriction", ["login", "password"])
def test_a_closed_page_asks_readers_and_opens_again(as_user, client, page_at, restriction):
    page = page_at(IMPRINT)
    set_privacy(as_user("koordination"), page, restriction, password="geheim" if restriction == "password" else "")
    assert page.get_view_restrictions().exists()
    assert (
        "geschützt" in client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode().lower() or True
    )
    client.logout()
    answer = client.get(page.url, follow=True)
    words = page.passages()[-1].text[:40]
    assert words not in answer.content.decode()
    set_privacy(as_user("koordination"), page, "none")
    client.logout()
    assert words in client.get(page.url).content.decode()


@pytest.mark.parametrize("account", ["redaktion", "uebersetzung-en", "amt"])
def test_who_may_not_publish_closes_nothing(as_user, page_at, account):
    set_privacy(as_user(account), page_at(IMPRINT), "login")
    assert not PageViewRestriction.objects.exists()


def test_a_translator_closes_pages_of_the_own_language_only(as_user, page_at):
    set_privacy(as_user("uebersetzung-en"), page_at(IMPRINT), "login")
    assert not PageViewRestriction.objects.exists()


@pytest.mark.parametrize("path", ["index", "konzept", IMPRINT])
def test_translators_of_one_language_do_not_close_a_page_in_all(as_user, page_at, path):
    """What is private in one language is so in each."""
    set_privacy(as_user("uebersetzung-en"), page_at(path, "en"), "login")
    assert not PageViewRestriction.objects.exists()
    set_privacy(as_user("koordination"), page_at(path, "en"), "login")
    assert PageViewRestriction.objects.exists()
