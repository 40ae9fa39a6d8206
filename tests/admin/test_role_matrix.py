"""Each account against each address of the admin, by the real views: who gets in is written down in role_matrix."""

from __future__ import annotations

import pytest
from django.db import transaction
from django.template.response import SimpleTemplateResponse
from django.test import Client
from django.urls import get_resolver, reverse
from wagtail.models import Page

from tests.cms import hostile_addresses

from .role_matrix import ACCOUNTS, may_open

pytestmark = pytest.mark.django_db

ADMIN = "admin/"
# Rights are the same on each database; what lists ask for those who may see all or a part of them is tried on each.
ON_EACH_DATABASE = {"admin", "redaktion", ""}
ASKED = [pytest.param(name, id=name, marks=[] if name in ON_EACH_DATABASE else pytest.mark.once) for name in ACCOUNTS]
# Answers that say nothing about rights: there is no such thing in the small concept, or the view leads on whoever asks.
SAY_NOTHING = {404, 405}
LEAD_ON = {
    "localize/translate/<int:translation_id>/disable/",
    "pages/workflow/preview/<int:page_id>/<int:task_id>/",
    "snippets/",
    "login/",
    "logout/",
}


@pytest.fixture
def quick(monkeypatch):
    """Rights are asked before a page is drawn; drawing it takes most of the time."""
    monkeypatch.setattr(SimpleTemplateResponse, "rendered_content", "")


def admin_routes() -> list[tuple[str, type | None]]:
    walked = hostile_addresses.routes(get_resolver().url_patterns)
    return [(route, model) for route, model in walked if route.startswith(ADMIN) and route[len(ADMIN) :] not in LEAD_ON]


def answer(client: Client, method: str, address: str):
    with transaction.atomic():
        found = getattr(client, method)(address)
        transaction.set_rollback(True)
    return found


def is_refused(found) -> bool:
    """Sent to the log-in or, with a message, to the first page of the admin."""
    away = {reverse("wagtailadmin_home"), reverse("wagtailadmin_login")}
    return found.status_code == 403 or found.headers.get("Location", "").partition("?")[0] in away


@pytest.mark.parametrize("account", ASKED)
def test_account_gets_in_where_it_is_written_and_nowhere_else(account, quick, django_user_model, caplog):
    caplog.set_level("CRITICAL", "django.request")
    client, wrong, asked = Client(raise_request_exception=False), [], 0
    user = account and django_user_model.objects.get(username=account)
    for route, model in admin_routes():
        if user:
            client.force_login(user)
        address = hostile_addresses.fill(route, hostile_addresses.good_values(route, model))
        found = answer(client, "get", address)
        if found.status_code == 405:
            found = answer(client, "post", address)
        expected = account in may_open(route[len(ADMIN) :])
        if found.status_code in SAY_NOTHING or (found.status_code == 400 and expected):
            continue
        asked += 1
        if is_refused(found) == expected:
            wrong.append(f"{found.status_code} {'refused' if expected else 'open'}: {route}")
    assert asked > 200
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("account", ASKED)
def test_account_cannot_send_to_what_it_may_not_open(account, quick, django_user_model, caplog):
    """Each form's address asks for the right anew: nobody gets past it by sending what the page would have sent.

    What nobody opens is no question of rights: it is the closed road, which has tests of its own.
    """
    caplog.set_level("CRITICAL", "django.request")
    client, wrong = Client(raise_request_exception=False), []
    user = account and django_user_model.objects.get(username=account)
    opened_by = {route: may_open(route[len(ADMIN) :]) for route, _model in admin_routes()}
    closed = [(r, model) for r, model in admin_routes() if opened_by[r] and account not in opened_by[r]]
    for route, model in closed:
        if user:
            client.force_login(user)
        found = answer(client, "post", hostile_addresses.fill(route, hostile_addresses.good_values(route, model)))
        if found.status_code not in SAY_NOTHING and not is_refused(found):
            wrong.append(f"{found.status_code}: {route}")
    assert not wrong, "\n".join(wrong)


def test_an_address_that_nobody_thought_of_is_an_error():
    with pytest.raises(LookupError):
        may_open("unheard-of/<int:pk>/")


@pytest.mark.parametrize("account", ["redaktion", "uebersetzung-en", "amt"])
def test_roles_that_may_not_move_pages_move_none(account, as_user, page_at):
    """Wagtail's last step of moving opens for all, and asks when it is sent."""
    page, before = page_at("konzept/aktionsplan/vision"), Page.objects.get(slug="impressum").path
    target = page.get_parent()
    other = target.get_siblings(inclusive=False).first()
    as_user(account).post(reverse("wagtailadmin_pages:move_confirm", args=[page.pk, other.pk]))
    assert Page.objects.get(pk=page.pk).path == page.path and Page.objects.get(slug="impressum").path == before
