"""How strictly a query is taken. Both engines rank by the weights that come with the analysed query; here is what must be met at all."""

from __future__ import annotations

from dataclasses import replace
from math import ceil

from .engines.base import Engine, Question, Result

# Where no word is met, a document must have this share of the query's grams: what was mistyped, not what merely has some letters in common.
LETTERS = 0.4


def letters_needed(grams: int) -> int:
    return max(1, ceil(LETTERS * grams))


def ask(engine: Engine, question: Question) -> Result:
    """Where no word is met, what has enough letters in common with the query."""
    result = engine.search(question)
    if not result.count and question.at_least and not question.filters:
        result = engine.search(replace(question, at_least=0))
    return result
