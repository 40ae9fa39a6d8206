"""A question as Elasticsearch asks it. The ranking is that of ../embedded/queries.py, clause by clause."""

from __future__ import annotations

from elasticsearch.dsl import A, Q, Search

from ...analysis import Phrase, QueryWord, Wanted
from ...ranking import ALL_WORDS, PHRASE, letters_needed, met_whole
from ..base import DATE, Question
from ..fields import ORDERED, WRITTEN, term


def search(question: Question) -> Search:
    filters = {name: Q("terms", **{name: list(values)}) for name, values in question.filters.items()}
    asked = Search().query(ranked(question))
    if filters:
        asked = asked.post_filter("bool", filter=list(filters.values()))
    for name in question.facets:
        count(asked, name, [other for key, other in filters.items() if key != name])
    asked.aggs.bucket("shelves", A("filter", Q("bool", filter=list(filters.values())))).bucket(
        "found", A("terms", field="_index", size=1000)
    )
    order = ["-date"] if question.order == DATE else []
    asked = asked.sort(*order, "_score", "id")
    stored = {"stored_fields": ["packed"]} if question.passages else {}
    return asked.source(["kept"]).extra(**stored, from_=question.offset, size=question.limit, track_total_hits=True)


def count(asked: Search, name: str, others: list) -> None:
    asked.aggs.bucket(name, A("filter", Q("bool", filter=others))).bucket("found", A("terms", field=name, size=1000))


def ranked(question: Question):
    """What only orders stands beside what must be met."""
    ordering = [way(word) for word in question.query.words if word.optional]
    ordering += [wanted(one) for one in question.query.nearby]
    ordering += [preferred(phrase) for phrase in question.query.preferred]
    ordering += [all_words(question)] if question.all_first else []
    return Q("bool", **meeting(question), should=ordering if question.at_least else [])


def meeting(question: Question) -> dict:
    """What a document must have to be a hit at all, and what it must not have. Phrases bring no score of their own: their words bring that."""
    words, at_least = [way(word) for word in question.telling], question.at_least
    phrases = [phrase_query(phrase) for phrase in question.query.phrases]
    if not at_least:
        grams = [one for one in question.query.nearby if one.field == "g"]
        words, at_least = [wanted(gram) for gram in grams], letters_needed(len(grams))
    must = [Q("bool", should=words, minimum_should_match=min(at_least, len(words)))] if words else []
    if not must and not phrases:
        return {"must": [Q("match_none")]}
    return {"must": must, "filter": phrases, "must_not": [phrase_query(one) for one in question.query.without]}


def all_words(question: Question):
    found = Q("bool", filter=[way(met_whole(word)) for word in question.telling])
    return Q("constant_score", filter=found, boost=ALL_WORDS)


def way(word: QueryWord):
    return any_of([wanted(one) for one in word.ways])


def any_of(ways: list):
    return ways[0] if len(ways) == 1 else Q("dis_max", queries=ways, tie_breaker=0.0)


def wanted(one: Wanted):
    kind = "prefix" if one.field == WRITTEN else "term"
    return Q(kind, **{one.field: {"value": term(one.text), "boost": one.weight}})


def preferred(phrase: Phrase):
    return Q("constant_score", filter=phrase_query(phrase), boost=PHRASE)


def phrase_query(phrase: Phrase):
    """Matched at the tokens as they are: the field's analysis only splits at spaces, which they have not."""
    if phrase.ways:
        return any_of([wanted(one) for one in phrase.ways])
    return Q("match_phrase", **{ORDERED: " ".join(map(term, phrase.forms))})
