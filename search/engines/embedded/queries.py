"""A question as tantivy asks it. The ranking is that of ../elastic/queries.py, clause by clause."""

from __future__ import annotations

from collections.abc import Mapping

import tantivy
from tantivy import Occur

from ...analysis import QueryWord, Wanted
from ...ranking import ALL_WORDS, letters_needed, met_whole
from ..base import Question
from ..fields import FIELDS, term

Clause = tuple[Occur, tantivy.Query]


class Asking:
    """Queries for the indexes of one schema."""

    def __init__(self, schema: tantivy.Schema):
        self.schema = schema

    def query(self, question: Question, filters: Mapping[str, tuple[str, ...]], *, ordering: bool = True):
        """ordering: with what only orders; it makes no difference to counts."""
        clauses: list[Clause] = [(Occur.Must, self.meeting(question))]
        clauses += [(Occur.Must, self.one_of(name, values)) for name, values in filters.items()]
        if ordering and question.at_least:
            clauses += [(Occur.Should, self.word(word)) for word in question.query.words if word.optional]
            clauses += [(Occur.Should, self.wanted(wanted)) for wanted in question.query.nearby]
            clauses += [(Occur.Should, self.all_words(question))] if question.all_first else []
        return clauses[0][1] if len(clauses) == 1 else tantivy.Query.boolean_query(clauses)

    def meeting(self, question: Question) -> tantivy.Query:
        """What a document must have to be a hit at all."""
        words, at_least = [self.word(word) for word in question.telling], question.at_least
        if not at_least:
            grams = [wanted for wanted in question.query.nearby if wanted.field == "g"]
            words, at_least = [self.wanted(gram) for gram in grams], letters_needed(len(grams))
        if not words:
            return tantivy.Query.empty_query()
        return tantivy.Query.boolean_query([(Occur.Should, word) for word in words], min(at_least, len(words)))

    def all_words(self, question: Question) -> tantivy.Query:
        found = tantivy.Query.boolean_query([(Occur.Must, self.word(met_whole(word))) for word in question.telling])
        return tantivy.Query.const_score_query(found, ALL_WORDS)

    def word(self, word: QueryWord) -> tantivy.Query:
        ways = [self.wanted(way) for way in word.ways if way.field in FIELDS]
        return ways[0] if len(ways) == 1 else tantivy.Query.disjunction_max_query(ways, 0.0)

    def wanted(self, wanted: Wanted) -> tantivy.Query:
        query = tantivy.Query.term_query(self.schema, wanted.field, term(wanted.text), "freq")
        return query if wanted.weight == 1 else tantivy.Query.boost_query(query, wanted.weight)

    def one_of(self, field: str, values) -> tantivy.Query:
        """Without a score of its own."""
        found = tantivy.Query.term_set_query(self.schema, field, list(values))
        return tantivy.Query.const_score_query(found, 0.0)
