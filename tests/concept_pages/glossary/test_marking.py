import re

import pytest
from bs4 import BeautifulSoup
from wagtail.models import Locale, Page

from concept_pages.glossary.marking import Entry, Marker, entries_of
from concept_pages.models import Abbreviation, ContentPage, GlossaryTerm

LINK = re.compile(r'<a class="term" href="([^"]*)">(.*?)</a>')


def marker(*words: str, language: str = "de") -> Marker:
    entries = sorted((Entry(f"k{number}", word) for number, word in enumerate(words)), key=lambda e: -len(e.word))
    return Marker(tuple(entries), language)


def marked(html: str, *words: str, language: str = "de") -> list[str]:
    return [words for _address, words in LINK.findall(marker(*words, language=language).mark(html))]


@pytest.mark.parametrize(
    ("language", "term", "sentence", "found"),
    [
        ("de", "Handlungsfeld", "in allen Handlungsfeldern", []),
        ("de", "Handlungsfeld", "des Handlungsfeldes Wohnen", ["Handlungsfeldes"]),
        ("de", "Maßnahme", "viele Maßnahmen helfen", ["Maßnahmen"]),
        ("de", "Duldung", "die duldung", []),
        ("de", "Teilhabe", "das Teilhabe-Gesetz", []),
        ("de", "Teilhabe", "Bildungsteilhabe und Teilhabeplan", []),
        ("de", "Interkulturelle Öffnung", "die interkulturellen Öffnungen", ["interkulturellen Öffnungen"]),
        ("en", "Measure", "all measures", ["measures"]),
        ("ru", "Мера", "о каждой мере города", ["мере"]),
        ("uk", "Захід", "у заходах міста", []),
        ("ar", "مؤشر", "وهذا مؤشر جيد", ["مؤشر"]),
    ],
)
def test_term_is_found_in_the_forms_of_its_language(language, term, sentence, found):
    assert marked(f"<p>{sentence}.</p>", term, language=language) == found


@pytest.mark.parametrize(
    "html",
    [
        "<h2>Duldung</h2>",
        '<h2 class="question">Was ist eine Duldung?</h2>',
        '<p><a href="/x/">zur Duldung</a></p>',
        "<table><thead><tr><th>Duldung</th></tr></thead><tbody><tr><td><p>Duldung</p></td></tr></tbody></table>",
        "<blockquote><p>Eine Duldung</p></blockquote>",
        '<p class="source">Duldung</p>',
        "<figure><figcaption>Duldung</figcaption></figure>",
        '<p><img alt="Duldung" src="/Duldung.png"></p>',
    ],
)
def test_term_outside_running_text_is_left_alone(html):
    assert marker("Duldung").mark(html) == html


def test_term_is_marked_once_per_page():
    one = marker("Duldung")
    page = [one.mark("<p>Duldung und Duldung</p>"), one.mark("<ul><li>Duldung</li></ul>")]
    assert len(LINK.findall("".join(page))) == 1


def test_longest_term_wins():
    found = marked("<p>Die Leichte Sprache und die Sprache</p>", "Sprache", "Leichte Sprache")
    assert found == ["Leichte Sprache", "Sprache"]


def test_words_are_the_same_with_and_without_marks(db):
    locale = Locale.objects.get(language_code="de")
    assert GlossaryTerm.objects.filter(locale=locale).count() >= 30
    for page in Page.objects.filter(live=True, locale=locale, depth__gt=1).specific():
        if isinstance(page, ContentPage):
            one = Marker(entries_of(locale), locale.language_code)
            for passage in page.passages():
                html = one.mark(passage.html)
                assert (
                    BeautifulSoup(html, "html.parser").get_text()
                    == BeautifulSoup(passage.html, "html.parser").get_text()
                )


def test_page_links_each_term_once_to_its_meaning(client, page_at):
    html = client.get(page_at("konzept/analyse/language").url).content.decode()
    addresses = re.findall(r'<a class="term" href="([^"]+)"', html)
    assert addresses
    assert len(addresses) == len(set(addresses))
    for address in addresses:
        assert client.get(address.partition("#")[0]).status_code == 200, address


def test_facts_are_not_marked(client, page_at):
    soup = BeautifulSoup(client.get(page_at("konzept/aktionsplan/language/z1/m2").url).content, "html.parser")
    assert soup.select(".facts dd")
    assert not soup.select(".facts .term")


def test_abbreviation_says_its_meaning(db, page_at):
    locale = Locale.objects.get(language_code="de")
    Abbreviation.objects.create(key="zz", short="ZZZ", long="Zentrale Zuständigkeit <Zoll>", locale=locale)
    html = Marker(entries_of(locale), locale.language_code).mark("<p>Die ZZZ hilft.</p>")
    assert html == (
        '<p>Die <a class="term" href="/abkuerzungen/#zz">'
        '<abbr title="Zentrale Zuständigkeit &lt;Zoll&gt;">ZZZ</abbr></a> hilft.</p>'
    )


def test_passages_and_their_digests_know_nothing_of_terms(page_at):
    assert all('class="term"' not in passage.html for passage in page_at("konzept/analyse/language").passages())
