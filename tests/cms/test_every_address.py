"""No address, however hostile, ends in an error page: for each pattern of the URLconf and for visitors, editors and administrators."""

from __future__ import annotations

import random
from collections.abc import Iterator
from http.cookies import SimpleCookie
from urllib.parse import urlencode

import pytest
from django.db import transaction
from django.test import Client
from django.urls import get_resolver

from cms.middleware import MAXIMUM_ADDRESS, may_exist
from tests.cms import hostile_addresses as hostile
from tests.thorough import THOROUGH, times

pytestmark = pytest.mark.django_db

ANSWERS = {200, 301, 302, 400, 403, 404, 405, 410}
SEED = 20_241_231


def walked() -> list[tuple[str, type | None]]:
    return [entry for entry in hostile.routes(get_resolver().url_patterns) if entry[0] not in hostile.EXCUSED]


def answer(client: Client, address: str):
    """The answer to one request that leaves no trace, neither in the database nor in the log-in."""
    cookies = SimpleCookie({name: morsel.value for name, morsel in client.cookies.items()})
    with transaction.atomic():
        found = client.get(address)
        transaction.set_rollback(True)
    client.cookies = cookies
    return found


def some_of(addresses: Iterator[str], chance: random.Random) -> list[str]:
    """All when tested thoroughly, else one of a route."""
    found = list(addresses)
    return found if THOROUGH else [chance.choice(found)]


@pytest.mark.parametrize(
    ("username", "values", "queries"),
    [
        (None, times(2, 1), 1),
        pytest.param("redaktion", 1, 1, marks=pytest.mark.once),
        ("admin", times(2, 1), times(2, 1)),
    ],
    ids=["visitor", "editor", "administrator"],
)
def test_each_pattern_answers_hostile_addresses_without_an_error(username, values, queries, django_user_model, caplog):
    caplog.set_level("CRITICAL", "django.request")
    client = Client(raise_request_exception=False)
    if username:
        client.force_login(django_user_model.objects.get(username=username))
    wrong, logged_out = [], []
    for route, model in walked():
        chance = random.Random(f"{SEED} {username} {route}")
        for address in some_of(hostile.addresses(route, model, chance, values=values, queries=queries), chance):
            found = answer(client, address)
            if found.status_code not in ANSWERS:
                cause = getattr(found, "exc_info", None)
                wrong.append(f"{found.status_code} {address[:150]} ({route}): {str(cause and cause[1])[:150]}")
            if username == "admin" and "/login/?next=" in found.headers.get("Location", ""):
                logged_out.append(address[:150])
    assert not wrong, "\n".join(wrong)
    assert not logged_out, "An administrator was sent to the log-in: what lies behind it was not tried."


UNREADABLE = ["x", "-1", "9" * 30, "'", "1,2", "²"]


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("/admin/bulk/wagtailcore/page/delete/", "id"),
        ("/admin/bulk/wagtailcore/page/move/", "id"),
        ("/admin/bulk/wagtailcore/page/delete/?id=all", "childOf"),
        ("/admin/bulk/concept_pages/office/delete/", "id"),
        ("/admin/bulk/concept_pages/picture/delete/", "id"),
        ("/admin/choose-page/", "target_pages[]"),
        ("/admin/choose-page/1/", "target_pages[]"),
        ("/admin/choose-page/chosen-multiple/", "id"),
        ("/admin/choose-external-link/", "parent_page_id"),
        ("/admin/choose-email-link/", "parent_page_id"),
        ("/admin/choose-phone-link/", "parent_page_id"),
        ("/admin/choose-anchor-link/", "parent_page_id"),
        ("/admin/workflows/edit/1/", "p"),
        ("/admin/images/chooser/chosen-multiple/", "id"),
        ("/admin/documents/chooser/chosen-multiple/", "id"),
        ("/admin/snippets/choose/concept_pages/office/chosen-multiple/", "id"),
    ],
)
def test_unreadable_number_in_a_query_is_refused(as_user, address, name):
    client = as_user("admin")
    for value in UNREADABLE:
        assert client.get(address + ("&" if "?" in address else "?") + urlencode({name: value})).status_code == 400, (
            value
        )


def test_readable_ids_in_a_query_are_taken(as_user, page_at):
    client = as_user("admin")
    page = page_at("konzept/analyse/housing")
    assert client.get("/admin/bulk/wagtailcore/page/delete/", {"id": [page.pk]}).status_code == 200
    assert (
        client.get("/admin/bulk/wagtailcore/page/delete/", {"id": "all", "childOf": page.get_parent().pk}).status_code
        == 200
    )
    assert client.get("/admin/choose-page/", {"target_pages[]": page.pk}).status_code == 200
    assert client.get("/admin/choose-page/chosen-multiple/", {"id": page.pk}).status_code == 200
    assert client.get("/admin/workflows/edit/1/", {"p": 1}).status_code == 200


@pytest.mark.parametrize(
    "query", ['"', 'Woh"nen', '"Wohnen', '"Wohnen"', "'", "\\", "*", "(", "Wohnen AND", "title:Wohnen", "💩"]
)
@pytest.mark.parametrize(
    "address",
    [
        "/admin/pages/1/",
        "/admin/pages/usage/concept_pages/measurepage/",
        "/admin/choose-page/search/",
        "/admin/images/",
        "/admin/snippets/concept_pages/office/",
    ],
)
def test_search_in_the_admin_takes_any_character(as_user, address, query):
    assert as_user("admin").get(address, {"q": query}).status_code == 200


def test_search_in_the_admin_finds_quoted_words(as_user, page_at):
    page = page_at("konzept/analyse/housing")
    answer = as_user("admin").get("/admin/choose-page/search/", {"q": f'"{page.title}"'})
    assert f"/admin/pages/{page.pk}/edit/" in answer.content.decode() or page.title in answer.content.decode()


def test_page_number_beyond_the_last_gives_404(as_user):
    assert as_user("admin").get("/admin/workflows/edit/1/", {"p": 999}).status_code == 404


def test_walk_covers_site_admin_files_and_translations():
    routes = [route for route, _model in walked()]
    assert len(routes) > 200
    for start in (
        "admin/pages/",
        "admin/localize/",
        "admin/images/",
        "documents/",
        "media/",
        "en/",
        "xx/",
        "_util/",
        "<path:",
    ):
        assert any(route.startswith(start) for route in routes), start
    assert hostile.EXCUSED.keys() <= {route for route, _model in hostile.routes(get_resolver().url_patterns)}


def test_parameter_that_the_walk_cannot_feed_fails():
    with pytest.raises(AssertionError, match="unheard_of_id"):
        list(hostile.addresses("x/<int:unheard_of_id>/", None, random.Random(1), values=1, queries=1))


@pytest.mark.parametrize(
    "address",
    [
        "/%00",
        "/admin/%00/",
        "/?q=a%00",
        "/?%00=a",
        "/en/integration-concept/?p=%00",
        "/documents/1/%00",
        "/media/images/%00",
    ],
)
def test_nul_in_an_address_is_refused(client, address):
    assert client.get(address).status_code == 400


@pytest.mark.parametrize("field", ["username", "password", "next", "unknown", "name\x00"])
@pytest.mark.parametrize("content_type", ["form", "multipart"])
@pytest.mark.parametrize("address", ["/admin/login/", "/admin/password_reset/", "/_util/login/"])
def test_nul_in_a_form_is_refused(client, address, field, content_type):
    if content_type == "multipart":
        sent = client.post(address, {field: "a\x00b"})
    else:
        sent = client.post(
            address, f"{field}=a%00b".replace("\x00", "%00"), content_type="application/x-www-form-urlencoded"
        )
    assert sent.status_code == 400


def test_login_form_without_nul_is_answered(client):
    assert client.post("/admin/login/", {"username": "nobody", "password": "'\"%ff💩"}).status_code == 200


def test_nul_hidden_in_a_cookie_is_refused(client):
    assert client.get("/admin/", headers={"cookie": 'sessionid="aaaaaaaa\\000aaaa"'}).status_code == 400


def test_broken_form_is_refused(client):
    sent = client.post("/admin/login/", b"no boundary", content_type="multipart/form-data; boundary=")
    assert sent.status_code == 400


def test_address_is_refused_where_it_is_longer_than_the_limit(client):
    longest = "/?q=" + "a" * (MAXIMUM_ADDRESS - 4)
    assert client.get(longest).status_code == 200
    assert client.get(longest + "a").status_code == 400


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("page_id", 7, True),
        ("pk", "7", True),
        ("pk", "1b4e28ba-2fa1-11d2-883f-0016d3cca427", True),
        ("pk", "seven", False),
        ("pk", "-1", False),
        ("pk", "²", False),
        ("page_id", 0, False),
        ("page_id", 2**63 - 1, True),
        ("page_id", 2**63, False),
        ("", "9" * 30, False),
        ("number", 0, True),
        ("filename", "plan.pdf", True),
    ],
)
def test_part_of_an_address_is_taken_as_an_id_only_if_it_can_be_one(name, value, expected):
    assert may_exist(name, value) is expected
