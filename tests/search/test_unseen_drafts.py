"""What one may not read is not to be told from any answer: hits, counts, scopes, facets, languages, spelling, suggestions."""

from __future__ import annotations

import pytest

from cms.security import search_limit
from drafts.freezing import freeze_draft
from drafts.models import Draft
from drafts.models.draft import Audience
from drafts.visibility import audiences_of
from search.outbox.relay import carry_all

SECRET = "Zwetschgenkuchen"
SCOPES = ("", "entwuerfe", "alles", "analysis-1", "analysis-2", "analysis-3", "analysis-4")
QUERIES = (SECRET, "Zwetschenkuchen", "zwetsch*", f'"{SECRET}"', "wohnen", "integration", f"wohnen -{SECRET}")


@pytest.fixture
def freeze(page_at):
    """A draft for one audience; its title has a word that no other text has."""

    def make(audience: str, title: str) -> Draft:
        page = page_at("konzept/analyse/housing")
        page.title = title
        page.save_revision()
        draft = freeze_draft(document=page_at("konzept/analyse"), user=None)
        Draft.objects.filter(pk=draft.pk).update(audience=audience)
        return draft

    return make


@pytest.fixture(autouse=True)
def no_limit(monkeypatch):
    monkeypatch.setattr(search_limit, "MOST", dict.fromkeys(search_limit.MOST, 10**6))


def answers(client) -> dict:
    found = {}
    for query in QUERIES:
        for scope in SCOPES:
            page = client.get("/suche/", {"q": query, "geltung": scope})
            assert page.status_code == 200
            found["page", query, scope] = page.content.decode()
            if scope != "":
                found["api", query, scope] = api(
                    client, query, {"entwuerfe": "drafts", "alles": "everything"}.get(scope, scope)
                )
        found["suggest", query] = client.get("/api/search/suggest/", {"q": query[:6]}).json()
    return found


def api(client, query: str, scope: str) -> dict:
    return client.get("/api/search/", {"q": query, "scope": scope}).json() | {"took_ms": 0}


@pytest.mark.parametrize("account", ["", "arbeitsgruppe", "amt"])
def test_answers_are_the_same_as_if_the_unseen_did_not_exist(
    client, index, freeze, as_user, django_user_model, account
):
    user = django_user_model.objects.get(username=account) if account else None
    if user:
        as_user(account)
    seen = set(audiences_of(user))
    for audience in sorted(seen):
        freeze(audience, f"Wohnen und Nachbarschaft {audience}")
    carry_all()
    before = answers(client)
    for audience in sorted(set(Audience.values) - seen):
        freeze(audience, f"{SECRET} {audience}")
    carry_all()
    after = answers(client)
    assert [key for key in before if before[key] != after[key]] == []


def test_readers_of_drafts_find_them_in_every_way(client, index, freeze, as_user):
    freeze("everyone", "Wohnen")
    draft = freeze("members", SECRET)
    carry_all()
    as_user("arbeitsgruppe")
    found = api(client, SECRET, "drafts")
    assert found["count"] == 1
    assert {row["value"]: row["count"] for row in found["facets"]["scope"]} == {
        "in_force": 0,
        "drafts": 1,
        f"{draft.document_key}-{draft.number}": 1,
        "everything": 1,
    }
    page = client.get("/suche/", {"q": SECRET, "geltung": "entwuerfe"}).content.decode()
    assert "geändert seit dem 1. Entwurf" in page
    assert "Auch in:" in page
