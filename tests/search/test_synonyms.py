"""What editors know of words counts at once: the query asks for more, nothing is indexed anew for it."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from search.analysis import analyser
from search.analysis.meeting import is_met
from search.asking import site_question
from search.compound_words import refresh
from search.models import CompoundWord, Due, Synonym
from search.synonyms import asked

pytestmark = pytest.mark.django_db


@pytest.fixture
def own_synonyms():
    Synonym.objects.all().delete()
    return Synonym.objects.create


@pytest.fixture(autouse=True)
def no_exceptions_left():
    yield
    analyser("de").take_exceptions({})


def finds(query: str, text: str, language: str = "de") -> bool:
    return is_met(asked(language, query), analyser(language).tokens(text))


def test_an_installation_begins_with_synonyms():
    assert finds("Deutschkurse", "Der Integrationskurs beginnt im Mai")
    assert finds("Flüchtling", "Beratung für Geflüchtete")
    assert finds("садик", "Новый детсад", "ru")


def test_words_that_mean_the_same_find_each_other_in_every_form(own_synonyms):
    own_synonyms(language="de", words="Krippe, Tagespflege")
    assert finds("Krippen", "in der Tagespflege") and finds("Tagespflege", "zwei Krippen")


def test_one_way_is_one_way(own_synonyms):
    own_synonyms(language="de", words="Amtsarzt, Gesundheitsamt", one_way=True)
    assert finds("Amtsärzte", "beim Gesundheitsamt") and not finds("Gesundheitsamt", "beim Amtsarzt")


def test_synonyms_are_of_one_language(own_synonyms):
    own_synonyms(language="en", words="Krippe, Tagespflege")
    assert not finds("Krippe", "Tagespflege")


def test_easy_language_has_the_german_ones(own_synonyms):
    own_synonyms(language="de", words="Krippe, Tagespflege")
    assert finds("Krippe", "Tagespflege", "de-simple")


def test_a_change_counts_at_once(own_synonyms):
    synonym = own_synonyms(language="de", words="Krippe, Tagespflege")
    assert finds("Krippe", "Tagespflege")
    synonym.delete()
    assert not finds("Krippe", "Tagespflege")


def test_a_synonym_weighs_less_than_the_word(own_synonyms):
    own_synonyms(language="de", words="Krippe, Tagespflege")
    weights = {way.text: way.weight for way in asked("de", "Krippe").words[0].ways if way.field == "w"}
    assert weights["Tagespflege"] < weights["Krippe"]


@pytest.mark.parametrize("words", ["", "Krippe", "Krippe, zwei Worte", "Krippe, ?"])
def test_what_is_no_list_of_words_is_refused(words):
    with pytest.raises(ValidationError):
        Synonym(language="de", words=words).full_clean()


def test_a_compound_that_editors_know_better_loses_its_parts():
    assert finds("Feld", "Handlungsfelder")
    CompoundWord.objects.create(word="Handlungsfeld", parts="")
    assert not finds("Feld", "Handlungsfelder")


def test_a_compound_gets_the_parts_that_editors_name():
    CompoundWord.objects.create(word="Kotflügel", parts="Flügel, Auto")
    refresh()
    assert finds("Auto", "die Kotflügel")


def test_a_compound_word_lets_german_pages_be_indexed_anew():
    Due.objects.all().delete()
    CompoundWord.objects.create(word="Kotflügel")
    assert Due.objects.filter(kind="language").count() == 1


def test_editors_write_synonyms_in_the_admin(as_user):
    client = as_user("redaktion")
    data = {"language": "de", "words": "Krippe, Tagespflege", "one_way": "on"}
    client.post(reverse(Synonym.snippet_viewset.get_url_name("add")), data)
    assert Synonym.objects.filter(words="Krippe, Tagespflege", one_way=True).exists()
    assert b"Krippe" in client.get(reverse(Synonym.snippet_viewset.get_url_name("list"))).content


def test_the_public_search_asks_for_synonyms_too(own_synonyms):
    own_synonyms(language="de", words="Krippe, Tagespflege")
    ways = {way.text for word in site_question("Krippe", "de", ()).query.words for way in word.ways}
    assert "Tagespflege" in ways
