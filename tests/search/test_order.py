"""Editors see why hits stand in their order, in words."""

from __future__ import annotations

import pytest
from django.urls import reverse

from search.engines import EngineError
from search.models import BestBet
from search.order import reasons, said
from search.public import finding

ADDRESS = "/admin/search-order/"


@pytest.fixture
def shown(as_user, index):
    client = as_user("redaktion")
    return lambda **asked: client.get(ADDRESS, asked).content.decode()


def test_hits_are_told_in_the_order_of_the_public_search_with_their_reasons(shown, client):
    text = shown(q="Wohnung suchen", language="de")
    found = [hit["title"] for hit in client.get("/api/search/", {"q": "Wohnung suchen"}).json()["hits"]]
    at = [text.index(title) for title in found]
    assert len(found) > 1 and at == sorted(at)
    assert "„Wohnung“ steht da" in text


def test_each_reason_names_something(shown):
    text = shown(q="Sprachkurs", language="de")
    assert "ein Teil eines Wortes der Anfrage: " in text
    assert "„“" not in text


def test_shares_of_a_hit_make_a_whole(index):
    found = finding.Finding("Deutschkurs Mütter", "de")
    engine = finding.engine_that_answers()
    for hit in found.answer.result.hits:
        parts = engine.explain(found.answer.question, hit)
        told = reasons(parts)
        assert told and abs(sum(one.share for one in told) - 100) <= len(told)
        assert sum(one.points for one in told) == pytest.approx(hit.score, rel=0.01)
        assert all(said(part) for part in parts)


def test_best_bet_is_called_one_although_it_has_no_points(shown, page_at):
    page = page_at("konzept/analyse/housing")
    BestBet.objects.create(queries="Qwrzlmpf", page=page)
    text = shown(q="Qwrzlmpf", language="de")
    assert page.title in text and "Die Redaktion will sie zuerst zeigen" in text


@pytest.mark.parametrize("asked", [{}, {"q": ""}, {"q": " "}, {"q": "*"}, {"q": '"'}, {"q": "-"}, {"language": "xx"}])
def test_nothing_to_search_for_is_no_error(as_user, index, asked):
    assert as_user("redaktion").get(ADDRESS, asked).status_code == 200


def test_what_finds_nothing_says_so(shown):
    assert "Nichts gefunden" in shown(q="qqqxxxqqq", language="de")


def test_search_that_does_not_answer_is_said(shown, monkeypatch):
    def fail(*args, **kwargs):
        raise EngineError("Der Index ist nicht da.")

    monkeypatch.setattr(finding, "answer", fail)
    assert "Die Suche antwortet im Moment nicht" in shown(q="Wohnen", language="de")


def test_menu_leads_editors_there_and_nobody_else(as_user):
    assert reverse("search_order") == ADDRESS
    assert ADDRESS in as_user("redaktion").get("/admin/").content.decode()
    assert ADDRESS not in as_user("uebersetzung-en").get("/admin/").content.decode()
    assert as_user("uebersetzung-en").get(ADDRESS).status_code in (302, 403)
