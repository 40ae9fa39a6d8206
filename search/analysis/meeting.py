"""Whether a text is found by a query: the rule that both engines follow, on one text."""

from __future__ import annotations

from .base import Analyser
from .tokens import Query, Token

COUNTING = ("w", "p")  # grams and neighbours only order


def meets(analyser: Analyser, query: str, text: str) -> bool:
    return is_met(analyser.query(query), analyser.tokens(text))


def is_met(query: Query, tokens: list[Token]) -> bool:
    found = {(token.text, token.field) for token in tokens if token.field in COUNTING}
    words = [word for word in query.words if not word.optional]
    return bool(words) and all(any((way.text, way.field) in found for way in word.ways) for word in words)
