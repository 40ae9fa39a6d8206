"""How strictly a query is taken. Both engines rank by the weights that come with the analysed query; here is what must be met at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import ceil

from .analysis import Query, QueryWord, analyser
from .engines.base import Engine, Question, Result

# Where no word is met, a document must have this share of the query's grams: what was mistyped, not what merely has some letters in common.
LETTERS = 0.4
SHORT = 3  # words
ALL_WORDS = 20.0  # what all words of a short query add to a score: more than a few of them bring
WHOLE = 0.5  # weight of a way by which a word is met as such, not by a part of it alone
ENOUGH = 10  # hits
PHRASE = 5.0  # what a phrase that need not be met adds to a score: as much as a rare word


def met_whole(word: QueryWord) -> QueryWord:
    """Only by the ways that count where all words are asked to be there."""
    return word._replace(ways=tuple(way for way in word.ways if way.weight >= WHOLE) or word.ways)


def met_in_part(word: QueryWord) -> bool:
    return any(way.weight < WHOLE for way in word.ways)


def letters_needed(grams: int) -> int:
    return max(1, ceil(LETTERS * grams))


def question_of(text: str, language: str, shelves: tuple[str, ...], **more) -> Question:
    return Question(analyser(language).query(text), shelves, text=text, **more)


def ask(engine: Engine, question: Question, judged: Sequence[Question] = ()) -> tuple[Question, Result]:
    """The question as it is taken, and its answer. Where it is taken with at_least=0, a hit has letters in common at best.

    judged: other questions with the same words; the first that finds anything says how strictly all of them are taken. So counts of scopes and
    filters hold what they promise.
    """
    for one in judged or (question,):
        taken, result = as_strictly_as_fills_a_page(engine, one)
        if result.count:
            break
    else:
        taken, result = with_letters(one), Result(0)
    if one is question and result.count:
        return taken, result
    taken = asked_so(replace(question, query=taken.query), taken.at_least)
    return taken, engine.search(taken)


def as_strictly_as_fills_a_page(engine: Engine, question: Question) -> tuple[Question, Result]:
    """All words of a short query, then half of them, then any; then the same without its quotes. Of a whole question any word suffices, and what it quotes
    only brings forward: people say much in it that no answer says. What has all words stays first.
    """
    taken, result = question, Result(0)
    for query in readings(question):
        one = replace(question, query=query)
        for at_least in steps(one):
            taken = asked_so(one, at_least)
            result = engine.search(taken)
            if result.count >= ENOUGH:
                break
        if result.count:
            break
    return taken, result


def readings(question: Question) -> list[Query]:
    query = question.query
    if query.loose is None:
        return [query]
    is_asked = len(question.telling) > SHORT or question.text.rstrip().endswith(("?", "؟"))
    return [query.loose] if is_asked else [query, query.loose]


def asked_so(question: Question, at_least: int) -> Question:
    words = question.telling
    all_first = at_least > 0 and len(words) <= SHORT and (at_least < len(words) or any(map(met_in_part, words)))
    return replace(question, at_least=at_least, all_first=all_first)


def with_letters(question: Question) -> Question:
    return asked_so(replace(question, query=question.query.loose or question.query), 0)


def steps(question: Question) -> list[int]:
    words = len(question.telling)
    if not words:
        return [1] if question.query.phrases else []
    strict = [words, ceil(words / 2)] if words <= SHORT else []
    return list(dict.fromkeys([*strict, 1]))
