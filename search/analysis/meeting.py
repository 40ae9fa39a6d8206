"""Whether a text is found by a query: the rule that both engines follow, on one text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .base import Analyser
from .tokens import Phrase, Query, Token, Wanted


def meets(analyser: Analyser, query: str, text: str) -> bool:
    return is_met(analyser.query(query), analyser.tokens(text))


def is_met(query: Query, tokens: list[Token]) -> bool:
    """Grams and neighbours only order."""
    text = Text(tokens)
    words = [word for word in query.words if not word.optional]
    return (
        bool(words or query.phrases)
        and all(text.has_any(word.ways) for word in words)
        and all(text.has_phrase(phrase) for phrase in query.phrases)
        and not any(text.has_phrase(phrase) for phrase in query.without)
    )


class Text:
    def __init__(self, tokens: list[Token]):
        self.found = {(token.field, token.text) for token in tokens}
        self.order = [token.text for token in tokens if token.field == "o"]

    def has_any(self, ways: Iterable[Wanted]) -> bool:
        return any(self.has(way) for way in ways)

    def has(self, way: Wanted) -> bool:
        if way.field == "x":
            return any(field == "x" and text.startswith(way.text) for field, text in self.found)
        return (way.field, way.text) in self.found

    def has_phrase(self, phrase: Phrase) -> bool:
        return self.has_any(phrase.ways) if phrase.ways else bool(places(self.order, phrase.forms))


def places(order: Sequence[str], forms: Sequence[str]) -> list[int]:
    """Where in the order of a text's words a phrase begins."""
    first, length, wanted = forms[0], len(forms), list(forms)
    starts = [at for at, form in enumerate(order) if form == first]
    return [at for at in starts if list(order[at : at + length]) == wanted]
