"""Every address of the site, every role, every draft: who may not read a draft finds neither its titles nor its texts.

The addresses are those of the URLconf; a parameter that the walk cannot fill fails it.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import get_resolver
from wagtail.models import Page

from drafts.models import Audience, Draft, DraftPage
from tests.cms import hostile_addresses as known
from tests.drafts import marked_drafts
from tests.drafts.marked_drafts import ADDRESS, BEGINNING, WORDS, WORKING

pytestmark = pytest.mark.django_db

# Those who edit read every draft, and are asked for no secret.
READERS = ["", "arbeitsgruppe", "amt"]
EDITING = ["uebersetzung-en", "redaktion", "koordination", "admin"]
QUERY = f"?q={BEGINNING}&search={BEGINNING}&query={BEGINNING}&fields=*"


@pytest.fixture
def marked(plan):
    cache.clear()
    made = marked_drafts.make(plan)
    cache.clear()
    return made


@pytest.fixture
def reader(django_user_model):
    """From an account's name, or "" for nobody, to a client of it."""

    def make(name: str) -> Client:
        client = Client(raise_request_exception=False)
        if name:
            client.force_login(django_user_model.objects.get(username=name))
        return client

    return make


def user_of(name: str, django_user_model):
    return django_user_model.objects.get(username=name) if name else AnonymousUser()


def secrets_of(user) -> set[str]:
    """Words that no answer to this reader may hold."""
    visible = set(Draft.objects.visible_to(user).values_list("audience", flat=True))
    hidden = {word for audience, word in WORDS.items() if audience not in visible} | {WORKING}
    return hidden | (set() if visible - {Audience.EVERYONE} else {ADDRESS})


def values(marked) -> dict[str, list[str]]:
    """What else than the usual a parameter is filled with: everything that has to do with a draft."""
    pages = [marked.page, marked.new, marked.plan]
    english = Page.objects.get(translation_key=marked.new.translation_key, locale__language_code="en")
    ids = [str(page.pk) for page in (*pages, english)]
    pinned = DraftPage.objects.filter(page__in=[marked.page, marked.new]).order_by("-draft__number")
    revisions = [str(row.revision_id) for row in pinned[:3]] + [str(marked.new.get_latest_revision().pk)]
    paths = list(dict.fromkeys(pinned.values_list("path", flat=True)))
    files = [row.file_id for row in marked.drafts[Audience.EDITORS].files.all()]
    picture = marked.picture
    media = [picture.file.name, *(one.file.name for one in picture.renditions.all())]
    live = [page.url_path.partition("/")[2].partition("/")[2].strip("/") for page in (marked.page, marked.new)]
    numbers = [str(draft.number) for draft in marked.drafts.values()]
    return {
        **dict.fromkeys(["page_id", "parent_page_id", "page_to_move_id", "page_pk", "object_id"], ids),
        **dict.fromkeys(["revision_id", "revision_id_a", "revision_id_b"], revisions),
        **dict.fromkeys(["number", "older", "newer"], numbers),
        "draft_id": [str(draft.pk) for draft in marked.drafts.values()],
        "image_id": [str(picture.pk)],
        **dict.fromkeys(["document_id", "doc_id"], [str(marked.document.pk)]),
        "filename": [marked.document.filename],
        "path": [*paths, *media, *live],
        "digest": files,
        "page_key": [str(page.translation_key) for page in pages],
    }


def addresses(marked) -> Iterator[str]:
    """Of each route of the URLconf the usual address, bare and with a search, and those with what belongs to a draft."""
    special = values(marked)
    for route, model in known.routes(get_resolver().url_patterns):
        usual = known.good_values(route, model)
        names = [found["name"] for found in known.PARAMETER.finditer(route)]
        if "entwuerfe/" in route:
            usual["key"] = marked.plan.key
        yield known.fill(route, usual)
        yield f"{known.fill(route, usual)}{QUERY}&id={marked.new.pk}"
        columns = [special.get(name, [usual[name]]) for name in names]
        for chosen in itertools.product(*columns) if "entwuerfe/" in route else in_step(columns):
            yield known.fill(route, {n: quote(v, safe="/.") for n, v in zip(names, chosen, strict=True)})


def in_step(columns: list[list[str]]) -> list[tuple[str, ...]]:
    """As many rows as the longest column has values; the others begin anew."""
    longest = max(map(len, columns), default=0)
    return [tuple(column[row % len(column)] for column in columns) for row in range(longest)]


def asked(marked, *, admin: bool) -> list[str]:
    """admin: whether the reader gets into it; to others it is one closed door, tried once a route."""
    found = dict.fromkeys(addresses(marked))
    found |= dict.fromkeys(page.url for page in Page.objects.filter(live=True, depth__gt=1) if page.url)
    if admin:
        return list(found)
    usual = {
        known.fill(route, known.good_values(route, model)) for route, model in known.routes(get_resolver().url_patterns)
    }
    return [address for address in found if not address.startswith("/admin/") or address in usual]


def text_of(client: Client, address: str) -> tuple[int, str]:
    """Status, and all that the reader gets, heads included; the database is as it was."""
    with transaction.atomic():
        found = client.get(address)
        if found.status_code == 405:
            found = client.post(address)
        body = b"".join(found.streaming_content) if found.streaming else found.content
        transaction.set_rollback(True)
    return found.status_code, f"{found.headers} {body.decode(errors='replace')}".lower()


@pytest.mark.once
@pytest.mark.parametrize("account", READERS)
def test_no_address_tells_a_reader_of_a_draft_that_is_not_for_them(account, marked, reader, django_user_model, caplog):
    caplog.set_level("CRITICAL", "django.request")
    user = user_of(account, django_user_model)
    secrets, client, told, open_ones = secrets_of(user), reader(account), [], 0
    assert WORDS[Audience.EDITORS] in secrets
    walked = asked(marked, admin=account == "amt")
    for address in walked:
        if account and "logout" not in address and "sessionid" not in client.cookies:
            client.force_login(user)
        status, text = text_of(client, address)
        open_ones += status == 200
        told += [f"{status} {address}: {word}" for word in secrets if word in text and word not in address.lower()]
    assert not told, f"{len(told)} answers:\n" + "\n".join(told[:60])
    assert len(walked) > 500 and open_ones > 100


@pytest.mark.parametrize("account", READERS + EDITING)
def test_each_draft_is_whole_for_its_readers_and_unknown_to_all_others(account, marked, reader, django_user_model):
    client, user = reader(account), user_of(account, django_user_model)
    visible = set(Draft.objects.visible_to(user))
    path = marked.drafts[Audience.EVERYONE].pages.get(page=marked.page).path
    for audience, draft in marked.drafts.items():
        for end in ("", f"{path}/", "gesamt/", "manifest.json"):
            status, text = text_of(client, f"/entwuerfe/{draft.document_key}/{draft.number}/{end}")
            assert (status == 200) == (draft in visible), (audience, end, status)
            assert (WORDS[audience] in text) == (draft in visible), (audience, end)
    for address in library(marked):
        assert (text_of(client, address)[0] == 200) == (marked.drafts[Audience.EDITORS] in visible), address
    for older, newer in itertools.combinations(marked.drafts.values(), 2):
        status, text = text_of(client, f"/entwuerfe/{older.document_key}/{older.number}-{newer.number}/")
        assert (status == 200) == ({older, newer} <= visible), (older, newer, status)


def library(marked) -> list[str]:
    """Where the library shows what only the internal draft, and the working text, have."""
    pictures = [marked.picture, *marked.picture.renditions.all()]
    return [marked.document.url, *(one.file.url for one in pictures)]


def test_the_walk_meets_each_kind_of_address(marked):
    walked = {address.partition("?")[0] for address in asked(marked, admin=True)}
    internal = marked.drafts[Audience.EDITORS]
    for part in (
        f"/entwuerfe/{internal.document_key}/{internal.number}/dateien/",
        f"/en/entwuerfe/{internal.document_key}/{internal.number}/gesamt/",
        f"/admin/pages/{marked.new.pk}/edit/preview/",
        f"/admin/drafts/{internal.pk}/",
        "/admin/api/main/pages/",
        "/sitemap.xml",
        "/massnahmen/massnahmen.csv",
        f"/documents/{marked.document.pk}/",
        f"/media/{marked.picture.file.name}",
    ):
        assert any(address.startswith(part) for address in walked), part
