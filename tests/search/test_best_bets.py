"""What editors want shown first is first, for readers who may see it, and at once."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.models import PageViewRestriction

from search.models import BestBet


@pytest.fixture
def page(page_at):
    return page_at("konzept/analyse/housing")


@pytest.fixture
def titles(client, index):
    """From words to the titles of the API's hits; the search page must have the same first."""

    def find(words: str, **more) -> list[str]:
        hits = client.get("/api/search/", {"q": words, **more}).json()["hits"]
        return [hit["title"] for hit in hits]

    return find


def test_best_bet_is_first_in_whatever_form_it_is_asked_for(titles, client, page):
    assert titles("Deutschkurse")[0] != page.title_with_number
    BestBet.objects.create(queries="Kita, Deutschkurs", page=page)
    for words in ("Deutschkurs", "Deutschkurse", "deutschkurse", "Kitas"):
        assert titles(words)[0] == page.title_with_number
        assert titles(words).count(page.title_with_number) == 1
    answer = client.get("/suche/", {"q": "Deutschkurse"}).content.decode()
    assert answer.index(f'<a href="{page.url}') and answer.count(f'<h3><a href="{page.url}') == 1


def test_best_bet_is_shown_where_nothing_else_is_found(titles, page):
    BestBet.objects.create(queries="Qwrzlmpf Xyvw", page=page)
    assert titles("Xyvw Qwrzlmpf") == [page.title_with_number]
    assert page.title_with_number not in titles("Qwrzlmpf")[:1]


def test_best_bet_ends_with_its_snippet_and_counts_in_its_language_alone(titles, page):
    bet = BestBet.objects.create(queries="Qwrzlmpf", page=page)
    assert not titles("Qwrzlmpf", lang="en")
    bet.delete()
    assert not titles("Qwrzlmpf")


def test_best_bet_that_is_not_public_is_not_told_of(titles, page):
    BestBet.objects.create(queries="Qwrzlmpf", page=page)
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert not titles("Qwrzlmpf")


def test_best_bet_gives_way_to_filters(titles, page):
    BestBet.objects.create(queries="Qwrzlmpf", page=page)
    assert not titles("Qwrzlmpf", type="measurepage")


@pytest.mark.django_db
@pytest.mark.parametrize("queries", ["", "Kita, ?!"])
def test_best_bet_without_a_word_is_refused(queries, page):
    with pytest.raises(ValidationError):
        BestBet(queries=queries, page=page).full_clean()


def test_editors_write_best_bets_in_the_admin(as_user, page):
    client = as_user("redaktion")
    data = {"language": "de", "queries": "Kita", "page": page.pk}
    client.post(reverse(BestBet.snippet_viewset.get_url_name("add")), data)
    assert BestBet.objects.get().page_id == page.pk
