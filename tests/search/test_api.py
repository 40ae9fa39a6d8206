"""The search as JSON: what it says is what the page says."""

from __future__ import annotations

import pytest
from django.core.cache import caches

from cms.security import search_limit

KEYS = {"count", "page", "pages", "engine", "took_ms", "did_you_mean", "facets", "hits"}
HIT_KEYS = {"title", "url", "type", "type_label", "breadcrumbs", "anchor", "passage_label", "excerpt_html"}
HIT_KEYS |= {"language", "draft", "score"}


@pytest.fixture
def ask(client, index):
    def get(path: str = "", status: int = 200, **parameters):
        answer = client.get(f"/api/search/{path}", parameters)
        assert answer.status_code == status, answer.content
        return answer.json()

    return get


def test_answer_has_what_is_promised(ask, page_at):
    page = page_at("konzept/analyse/housing")
    found = ask(q=page.title, lang="de")
    assert found.keys() == KEYS
    assert (found["engine"], found["page"]) == ("tantivy", 1)
    hit = next(hit for hit in found["hits"] if hit["url"].partition("#")[0] == f"http://testserver{page.url}")
    assert hit.keys() == HIT_KEYS
    assert hit["title"] == page.title_with_number
    assert hit["breadcrumbs"]
    assert {value["value"] for value in found["facets"]["type"]} >= {hit["type"]}


def test_filters_and_pages(ask):
    whole = ask(q="integration", lang="de")
    value = whole["facets"]["type"][0]
    narrowed = ask(q="integration", lang="de", type=value["value"])
    assert narrowed["count"] == value["count"]
    assert {hit["type"] for hit in narrowed["hits"]} == {value["value"]}
    assert ask(q="integration", lang="de", page=2)["page"] == 2


@pytest.mark.parametrize(
    "parameters",
    [{"lang": "xx"}, {"page": 0}, {"page": "x"}, {"scope": "mine"}, {"q": "x" * 201}],
)
def test_what_cannot_be_is_refused_with_a_reason(ask, parameters):
    assert ask(status=422, **{"q": "kurs", **parameters})["detail"]


def test_other_spelling_is_proposed_where_it_finds_something(ask, page_at):
    title = page_at("konzept/analyse/housing").title
    wrong = title[:2] + title[3:]
    found = ask(q=wrong, lang="de")
    assert found["did_you_mean"].casefold() == title.casefold()
    assert ask(q=title, lang="de")["did_you_mean"] is None
    assert ask(q="qqqqqqqq", lang="de")["did_you_mean"] is None


def test_query_without_words_finds_nothing(ask):
    assert ask(q="", lang="de")["count"] == 0


def test_titles_and_numbers_are_suggested_as_they_begin(ask, page_at):
    page = page_at("konzept/analyse/housing")
    assert page.title_with_number in [one["title"] for one in ask("suggest/", q=page.title[:4].lower(), lang="de")]
    assert page.title_with_number in [one["title"] for one in ask("suggest/", q=page.number, lang="de")]
    assert ask("suggest/", q="", lang="de") == []
    assert len(ask("suggest/", q="e", lang="de")) <= 8


def test_description_for_machines_names_both_addresses(client):
    described = client.get("/api/openapi.json").json()
    assert {"/api/search/", "/api/search/suggest/"} <= described["paths"].keys()


def test_description_to_be_read_loads_nothing_from_elsewhere(client):
    page = client.get("/api/docs").content.decode()
    assert "swagger-ui" in page
    assert "http" not in page.replace("http://testserver", "")


def test_scopes_and_languages_are_counted(ask):
    found = ask(q="integration", scope="everything")["facets"]
    counts = {row["value"]: row["count"] for row in found["scope"]}
    assert counts["in_force"] + counts["drafts"] == counts["everything"]
    assert {row["value"]: row["count"] for row in found["language"]}["de"] == counts["everything"]


def test_too_many_searches_of_one_network_are_put_off(client, index, monkeypatch):
    caches["attempts"].clear()
    monkeypatch.setattr(search_limit, "MOST", dict.fromkeys(search_limit.MOST, 2))
    monkeypatch.setattr(search_limit.time, "time", lambda: 1_000_000.0)
    for address in ("/suche/", "/api/search/", "/api/search/suggest/"):
        codes = [client.get(address, {"q": "kurs"}).status_code for _time in range(3)]
        assert codes == [200, 200, 429]
        answer = client.get(address, {"q": "kurs"})
        assert 0 < int(answer["Retry-After"]) <= 60
        assert client.get(address, {"q": "kurs"}, REMOTE_ADDR="198.51.100.7").status_code == 200
    assert client.get("/suche/").status_code == 200
    caches["attempts"].clear()
