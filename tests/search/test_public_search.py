"""The search page: what it finds, how it is narrowed, and what it never tells."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup
from django.contrib.contenttypes.models import ContentType
from django.utils import translation
from wagtail.models import Page, PageViewRestriction

from drafts.freezing import freeze_draft
from drafts.models import Draft
from search.outbox.relay import carry_all

WORD = "Zwetschgenkuchen"


@pytest.fixture
def page(page_at):
    return page_at("konzept/analyse/housing")


@pytest.fixture
def soup(client, index):
    """From what stands after /suche/ to the page."""

    def get(query: str = "", language: str = "") -> BeautifulSoup:
        answer = client.get(f"{language and '/' + language}/suche/{query}")
        assert answer.status_code == 200
        return BeautifulSoup(answer.content, "html.parser")

    return get


def titles(soup: BeautifulSoup) -> list[str]:
    return [heading.get_text(" ", strip=True) for heading in soup.select(".hit h3")]


def test_page_without_a_query_asks_for_one(soup):
    found = soup()
    assert found.select_one("form[action='/suche/'] input[name=q]")
    assert not found.select(".hit")


def test_hit_leads_to_the_passage_that_answers(soup, client, page):
    passage = max(page.passages(), key=lambda passage: len(passage.text))
    words = re.findall(r"\w{7,}", passage.text)[:6]
    link = soup(f"?q={'+'.join(words)}").select_one(f".hit h3 a[href^='{page.url}']")["href"]
    address, _hash, anchor = link.partition("#")
    assert anchor == passage.anchor
    there = BeautifulSoup(client.get(address).content, "html.parser")
    assert there.find(id=anchor)


def test_numbers_and_codes_are_found_as_they_are_written(soup, page):
    assert titles(soup(f"?q={page.number}"))[0].startswith(page.number)


def test_words_of_the_query_are_marked_and_markup_is_escaped(soup, page):
    Page.objects.filter(pk=page.pk).update(title=f"<i>{WORD}</i>")
    carry_all()
    found = soup(f"?q={WORD}")
    assert str(found.select_one(".hit h3 mark")) == f"<mark>{WORD}</mark>"
    assert not found.select(".hit i")


def test_query_is_shown_but_never_run(soup):
    found = soup("?q=%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E")
    assert not found.find("script", string=re.compile("alert"))
    assert found.select_one("#q")["value"] == '"><script>alert(1)</script>'


@pytest.mark.parametrize(
    "query",
    ["?q=" + "x" * 3000, "?q=%F0%9F%92%A9", "?q=kurs&seite=99999999", "?q=kurs&seite=-1", "?q=kurs&geltung=nirgends"]
    + ["?q=kurs&art=" + "a" * 500, "?q=kurs&art=x&art=y", "?q=*", "?q=und+oder+nicht", "?q=kurs&sortierung=zufall"],
)
def test_strange_queries_are_answered(soup, query):
    soup(query)


def test_filters_narrow_and_their_counts_add_up(soup):
    found = soup("?q=integration")
    types = found.select("input[name=art]")
    total = int(re.search(r"\d+", found.select_one("#treffer").text)[0])
    counts = {box["value"]: int(box.find_next("span").text) for box in types}
    assert sum(counts.values()) == total
    value, count = next(iter(counts.items()))
    narrowed = soup(f"?q=integration&art={value}")
    assert re.search(r"\d+", narrowed.select_one("#treffer").text)[0] == str(count)
    tag = narrowed.select_one(".filter-tag")
    assert "art=" not in tag["href"]
    assert len(narrowed.select("input[name=art]")) == len(types)


def test_pages_of_the_result_hold_every_hit_once(soup):
    seen: list[str] = []
    found = soup("?q=integration")
    while True:
        seen += [link["href"].partition("#")[0] for link in found.select(".hit h3 a")]
        here = found.select_one(".pages [aria-current=page]")
        following = here and here.find_parent("li").find_next_sibling("li")
        if not following:
            break
        found = soup(following.a["href"].removeprefix("/suche/"))
    assert len(seen) == len(set(seen)) == int(re.search(r"\d+", found.select_one("#treffer").text)[0])


def test_first_page_finds_a_measure_by_its_number(client, index, page_at):
    form = BeautifulSoup(client.get("/").content, "html.parser").select_one(".hero form")
    measure = page_at("konzept/aktionsplan/housing/z1/m1")
    found = client.get(form["action"], {form.select_one("input")["name"]: measure.number})
    assert measure.url in found.content.decode()


def test_each_language_finds_its_own_pages(soup, page_at):
    english = page_at("konzept/analyse/housing", "en")
    [first, *_rest] = soup(f"?q={english.title}", "en").select(".hit h3 a")
    assert first["href"].startswith("/en/")


def test_words_of_another_language_lead_there(soup, page):
    Page.objects.filter(pk=page.pk).update(title=WORD)
    carry_all()
    with translation.override("en"):
        found = soup(f"?q={WORD}", "en")
    assert found.select_one(f"a[hreflang=de][href='/suche/?q={WORD}']")


def test_german_hits_are_offered_and_marked_where_the_readers_language_has_none(soup, page):
    Page.objects.filter(pk=page.pk).update(title=WORD)
    carry_all()
    hit = soup(f"?q={WORD}", "en").select_one(".hit")
    assert hit.select_one("h3[lang=de] a[hreflang=de] mark").text == WORD
    assert "Deutsch" in hit.select_one(".tag").text


def test_page_beyond_the_last_is_the_last(soup, client):
    last = soup("?q=integration").select(".pages a")[-1]["href"].removeprefix("/suche/")
    assert titles(soup("?q=integration&seite=50")) == titles(soup(last)) != []
    found = client.get("/api/search/", {"q": "integration", "page": 5000}).json()
    assert (found["page"], bool(found["hits"])) == (found["pages"], True)


def test_nothing_found_says_what_may_help(soup):
    found = soup("?q=qqqqqqqq&art=measurepage")
    assert "nichts gefunden" in found.select_one(".note").text
    assert found.select_one(".note a[href^='/rueckmeldung/']")


def test_wider_scope_is_offered_where_it_finds_more(soup, page):
    Page.objects.filter(pk=page.pk).update(title=WORD)
    carry_all()
    link = soup(f"?q={WORD}&art=measurepage").select_one(".note a[href*='geltung=alles']")
    assert "1 Seite" in link.text
    assert titles(soup(link["href"].removeprefix("/suche/")))


def test_private_page_is_not_found_even_before_the_index_knows(soup, page):
    links = f".hit a[href^='{page.url}']"
    assert soup(f"?q={page.title}").select(links)
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert not soup(f"?q={page.title}").select(links)


@pytest.fixture
def internal(index, page_at):
    """A draft for working groups whose text has a word that nothing else has."""
    page = page_at("konzept/analyse/housing")
    page.title = WORD
    page.save_revision()
    draft = freeze_draft(document=page_at("konzept/analyse"), user=None)
    Draft.objects.filter(pk=draft.pk).update(audience="members")
    carry_all()
    return draft


@pytest.mark.parametrize("scope", ["", "entwuerfe", "alles"])
def test_answer_is_the_same_as_if_the_internal_draft_did_not_exist(client, index, page_at, scope):
    queries = [f"/suche/?q={word}&geltung={scope}" for word in (WORD, "wohnen", "integration")]
    before = [client.get(query).content for query in queries]
    page = page_at("konzept/analyse/housing")
    page.title = WORD
    page.save_revision()
    freeze_draft(document=page_at("konzept/analyse"), user=None)
    carry_all()
    assert [client.get(query).content for query in queries] == before


def test_who_may_read_a_draft_finds_it(soup, internal, as_user):
    assert not soup(f"?q={WORD}&geltung=entwuerfe").select(".hit mark")
    as_user("arbeitsgruppe")
    hit = soup(f"?q={WORD}&geltung=entwuerfe").select_one(".hit")
    assert f"{internal.number}. Entwurf" in hit.text
    assert hit.a["href"].startswith("/entwuerfe/")


def test_search_takes_few_queries(client, index, settings, django_assert_max_num_queries):
    settings.SEARCH_WORDING_SECONDS = 1.0  # as everywhere but in tests
    ContentType.objects.clear_cache()
    with django_assert_max_num_queries(12):
        client.get("/suche/?q=integration&geltung=alles")


def test_broken_engine_is_told_calmly(client, index, settings):
    settings.SEARCH_URL = settings.SEARCH_FALLBACK_URL = "http://127.0.0.1:9?timeout=1"
    answer = client.get("/suche/?q=kurs")
    assert answer.status_code == 503
    assert "antwortet gerade nicht" in answer.content.decode()


def test_embedded_index_answers_where_the_cluster_does_not(client, index, settings):
    settings.SEARCH_FALLBACK_URL, settings.SEARCH_URL = settings.SEARCH_URL, "http://127.0.0.1:9?timeout=1"
    answer = client.get("/suche/?q=integration")
    assert answer.status_code == 200
    assert "hit" in answer.content.decode()
