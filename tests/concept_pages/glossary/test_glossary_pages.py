import time

import pytest
from bs4 import BeautifulSoup
from wagtail.models import Locale, Page, PageViewRestriction

from concept_pages.glossary.letters import by_letter
from concept_pages.glossary.uses import refresh
from concept_pages.models import GlossaryTerm, TermUse

pytestmark = pytest.mark.django_db

MAXIMUM_QUERIES = 12


def links_to(client, key: str, language: str = "") -> list[str]:
    soup = BeautifulSoup(client.get(f"{language}/begriffe/{key}/").content, "html.parser")
    return [link["href"] for link in soup.select(".page-list a")]


@pytest.mark.parametrize("language", ["", "/en", "/ar"])
@pytest.mark.parametrize("address", ["/begriffe/", "/begriffe/massnahme/", "/abkuerzungen/"])
def test_each_page_answers_within_twelve_queries(client, django_assert_max_num_queries, language, address):
    client.get(language + address)
    with django_assert_max_num_queries(MAXIMUM_QUERIES):
        start = time.perf_counter()
        answer = client.get(language + address)
    assert answer.status_code == 200
    assert time.perf_counter() - start < 0.4  # 0.1 s alone on the machine


def test_unknown_term_gives_404(client):
    assert client.get("/begriffe/gibt-es-nicht/").status_code == 404


def test_places_lead_to_the_passage_that_marks_the_term(client):
    addresses = links_to(client, "massnahme")
    assert addresses
    for address in addresses[:5]:
        page, _hash, anchor = address.partition("#")
        soup = BeautifulSoup(client.get(page).content, "html.parser")
        assert soup.find(class_="passage", id=anchor).select_one('.term[href="/begriffe/massnahme/"]'), address


def test_places_stand_in_reading_order(client):
    term = GlossaryTerm.objects.get(key="massnahme", locale__language_code="de")
    by_path = [page.url for page in Page.objects.filter(term_uses__term=term, live=True).order_by("path")]
    assert len(by_path) > 1
    assert [address.partition("#")[0] for address in links_to(client, "massnahme")] == by_path


def test_private_page_is_no_place(client, page_at):
    page = page_at("konzept/analyse/language")
    TermUse.objects.get_or_create(
        term=GlossaryTerm.objects.get(key="massnahme", locale__language_code="de"), page=page, anchor="x"
    )
    assert any(page.url in address for address in links_to(client, "massnahme"))
    PageViewRestriction.objects.create(page=page.get_parent(), restriction_type="login")
    assert not any(page.url in address for address in links_to(client, "massnahme"))


def test_publication_brings_a_new_place_at_once(client, page_at, django_capture_on_commit_callbacks):
    page = page_at("impressum")
    assert not any(page.url in address for address in links_to(client, "synopse"))
    with django_capture_on_commit_callbacks(execute=True):
        page.summary = "Hier steht etwas über die Synopse."
        page.save_revision().publish()
    assert f"{page.url}#summary" in links_to(client, "synopse")
    with django_capture_on_commit_callbacks(execute=True):
        page.unpublish()
    assert not any(page.url in address for address in links_to(client, "synopse"))


def test_new_term_finds_its_places_at_once(client, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        GlossaryTerm.objects.create(
            key="stadt", term="Stadt", definition="<p>Ein Ort.</p>", locale=Locale.objects.get(language_code="de")
        )
    assert len(links_to(client, "stadt")) > 5


def test_many_publications_cost_one_search(page_at, django_capture_on_commit_callbacks, monkeypatch):
    from concept_pages.glossary import keeping, uses

    keeping.waiting().clear()  # what other tests have asked for and rolled back
    calls = []
    monkeypatch.setattr(uses, "refresh", lambda **todo: calls.append(todo))
    with django_capture_on_commit_callbacks(execute=True):
        for path in ("impressum", "datenschutz"):
            page_at(path).save_revision().publish()
    assert len(calls) == 1
    assert len(calls[0]["pages"]) == 2


def test_queries_of_a_search_do_not_grow_with_the_pages(django_assert_max_num_queries):
    locale = Locale.objects.get(language_code="de")
    with django_assert_max_num_queries(60):
        assert refresh(locales={locale.pk}) > 20


@pytest.mark.parametrize(
    ("language", "words", "letters"),
    [
        (
            "de",
            ["Zoo", "Ämter", "Amt", "Öffnung", "Ort"],
            {"A": ["Amt", "Ämter"], "O": ["Öffnung", "Ort"], "Z": ["Zoo"]},
        ),
        ("uk", ["їжа", "ґанок", "гора", "Єдність"], {"Г": ["гора"], "Ґ": ["ґанок"], "Є": ["Єдність"], "Ї": ["їжа"]}),
        ("ru", ["ёж", "ель", "жизнь"], {"Е": ["ель"], "Ё": ["ёж"], "Ж": ["жизнь"]}),
        ("ar", ["الهدف", "أثر", "تدبير", "إجراء"], {"ا": ["أثر", "إجراء"], "ت": ["تدبير"], "ه": ["الهدف"]}),
    ],
)
def test_words_stand_under_the_letters_of_their_alphabet(language, words, letters):
    assert {entry.letter: entry.words for entry in by_letter(words, language)} == letters
    assert [entry.letter for entry in by_letter(words, language)] == list(letters)


def test_term_that_is_not_translated_is_shown_in_german_and_marked_so(client):
    GlossaryTerm.objects.filter(key="massnahme", locale__language_code="ar").delete()
    soup = BeautifulSoup(client.get("/ar/begriffe/massnahme/").content, "html.parser")
    assert soup.select_one('.prose[lang="de"][dir="ltr"]')
