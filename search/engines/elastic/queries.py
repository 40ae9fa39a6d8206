"""A question as Elasticsearch asks it. The ranking is that of ../embedded/queries.py, clause by clause."""

from __future__ import annotations

from elasticsearch.dsl import A, Q, Search

from ...analysis import QueryWord, Wanted
from ...ranking import ALL_WORDS, letters_needed, met_whole
from ..base import DATE, Question
from ..fields import FIELDS, term


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
    ordering += [all_words(question)] if question.all_first else []
    return Q("bool", must=[meeting(question)], should=ordering if question.at_least else [])


def meeting(question: Question):
    words, at_least = [way(word) for word in question.telling], question.at_least
    if not at_least:
        grams = [one for one in question.query.nearby if one.field == "g"]
        words, at_least = [wanted(gram) for gram in grams], letters_needed(len(grams))
    if not words:
        return Q("match_none")
    return Q("bool", should=words, minimum_should_match=min(at_least, len(words)))


def all_words(question: Question):
    found = Q("bool", filter=[way(met_whole(word)) for word in question.telling])
    return Q("constant_score", filter=found, boost=ALL_WORDS)


def way(word: QueryWord):
    ways = [wanted(one) for one in word.ways if one.field in FIELDS]
    return ways[0] if len(ways) == 1 else Q("dis_max", queries=ways, tie_breaker=0.0)


def wanted(one: Wanted):
    return Q("term", **{one.field: {"value": term(one.text), "boost": one.weight}})
