"""A question as tantivy asks it. The ranking is that of ../elastic/queries.py, clause by clause."""

from __future__ import annotations

from collections.abc import Mapping

import tantivy
from tantivy import Occur

from ...analysis import Phrase, QueryWord, Wanted
from ...ranking import ALL_WORDS, PHRASE, letters_needed, met_whole
from ..base import Question
from ..fields import ORDERED, WRITTEN, term

Clause = tuple[Occur, tantivy.Query]


class Asking:
    """Queries for the indexes of one schema."""

    def __init__(self, schema: tantivy.Schema):
        self.schema = schema

    def query(self, question: Question, filters: Mapping[str, tuple[str, ...]], *, ordering: bool = True):
        """ordering: with what only orders; it makes no difference to counts."""
        clauses = self.meeting(question)
        clauses += [(Occur.Must, self.one_of(name, values)) for name, values in filters.items()]
        if ordering and question.at_least:
            clauses += [(Occur.Should, self.word(word)) for word in question.query.words if word.optional]
            clauses += [(Occur.Should, self.wanted(wanted)) for wanted in question.query.nearby]
            clauses += [(Occur.Should, self.phrase(phrase, PHRASE)) for phrase in question.query.preferred]
            clauses += [(Occur.Should, self.all_words(question))] if question.all_first else []
        return clauses[0][1] if len(clauses) == 1 else tantivy.Query.boolean_query(clauses)

    def meeting(self, question: Question) -> list[Clause]:
        """What a document must have to be a hit at all, and what it must not have."""
        words, at_least = [self.word(word) for word in question.telling], question.at_least
        phrases = [(Occur.Must, self.phrase(phrase)) for phrase in question.query.phrases]
        if not at_least:
            grams = [wanted for wanted in question.query.nearby if wanted.field == "g"]
            words, at_least = [self.wanted(gram) for gram in grams], letters_needed(len(grams))
        if words:
            some = [(Occur.Should, word) for word in words]
            phrases.append((Occur.Must, tantivy.Query.boolean_query(some, min(at_least, len(words)))))
        if not phrases:
            return [(Occur.Must, tantivy.Query.empty_query())]
        return phrases + [(Occur.MustNot, self.phrase(phrase)) for phrase in question.query.without]

    def all_words(self, question: Question) -> tantivy.Query:
        found = tantivy.Query.boolean_query([(Occur.Must, self.word(met_whole(word))) for word in question.telling])
        return tantivy.Query.const_score_query(found, ALL_WORDS)

    def word(self, word: QueryWord) -> tantivy.Query:
        return self.any_of([self.wanted(way) for way in word.ways])

    def any_of(self, ways: list[tantivy.Query]) -> tantivy.Query:
        return ways[0] if len(ways) == 1 else tantivy.Query.disjunction_max_query(ways, 0.0)

    def wanted(self, wanted: Wanted) -> tantivy.Query:
        if wanted.field == WRITTEN:
            query = tantivy.Query.fuzzy_term_query(self.schema, WRITTEN, term(wanted.text), distance=0, prefix=True)
        else:
            query = tantivy.Query.term_query(self.schema, wanted.field, term(wanted.text), "freq")
        return query if wanted.weight == 1 else tantivy.Query.boost_query(query, wanted.weight)

    def phrase(self, phrase: Phrase, score: float = 0.0) -> tantivy.Query:
        """Where it must be met it has no score of its own: its words bring that."""
        if phrase.ways:
            query = self.any_of([self.wanted(way) for way in phrase.ways])
        else:
            query = tantivy.Query.phrase_query(self.schema, ORDERED, [term(form) for form in phrase.forms])
        return tantivy.Query.const_score_query(query, score)

    def one_of(self, field: str, values) -> tantivy.Query:
        """Without a score of its own."""
        found = tantivy.Query.term_set_query(self.schema, field, list(values))
        return tantivy.Query.const_score_query(found, 0.0)
