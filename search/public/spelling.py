"""What the reader may have meant: words that nothing has, as the pages on the same shelves write the most alike. So it always finds something, and never
tells of what one may not read.
"""

from __future__ import annotations

from dataclasses import replace

from ..analysis import Query, QueryWord
from ..answering import engine_that_answers
from ..asking import site_question
from ..engines import Engine, Question
from ..ranking import met_whole

MOST_WORDS = 5
LOOKED_AT = 5  # documents for a word
SHORTEST = 3


def meant(text: str, language: str, shelves: tuple[str, ...]) -> str:
    """The query with other spellings; empty where there is none to propose."""
    engine = engine_that_answers()
    asked = site_question(text, language, shelves)
    said = text
    for word in reversed(without_quotes(asked).telling[-MOST_WORDS:]):
        written = text[word.start : word.end]
        if len(written) < SHORTEST or written.isdigit() or is_met(engine, word, asked):
            continue
        other = most_alike(engine, site_question(written, language, shelves))
        if not other:
            return ""
        said = said[: word.start] + other + said[word.end :]
    return said if said != text else ""


def without_quotes(question: Question) -> Question:
    return replace(question, query=question.query.loose or question.query)


def is_met(engine: Engine, word: QueryWord, question: Question) -> bool:
    """As a whole: of a misspelt compound a part may be right."""
    alone = replace(question, query=Query((met_whole(word),), ()), limit=1, passages=False)
    return bool(engine.search(alone).count)


def most_alike(engine: Engine, question: Question) -> str:
    """As most of the nearest documents write it."""
    hits = engine.search(replace(question, at_least=0, limit=LOOKED_AT)).hits
    words = [hit.alike for hit in hits if hit.alike]
    return max(words, key=words.count, default="")
