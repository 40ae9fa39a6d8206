"""Pages that editors want shown first. Read with each query, so that a change counts at once."""

from __future__ import annotations

from .analysis import Query, analyser
from .analysis.languages import language_of
from .models import BestBet
from .models.wording import listed
from .synonyms import tokens_of

MOST = 3


def best_bets(text: str, language: str) -> list[int]:
    """Ids of pages. One query."""
    code = language_of(language)
    rows = BestBet.objects.filter(language=code).order_by("pk").values_list("queries", "page_id")
    if not rows:
        return []
    german = analyser(code)
    asked = known_words(german.query(text))
    found = [page for queries, page in rows for one in listed(queries) if same(asked, known_words(german.query(one)))]
    return list(dict.fromkeys(found))[:MOST]


def known_words(query: Query) -> list[frozenset[str]]:
    """Of each word that says something, by what it is known."""
    return [frozenset(tokens_of(word)) for word in query.words if not word.optional]


def same(one: list[frozenset[str]], other: list[frozenset[str]]) -> bool:
    """The same words, in whatever order and form."""
    return bool(one) and len(one) == len(other) and all(any(a & b for b in other) for a in one)
