"""How strictly a query is taken. Both engines rank by the weights that come with the analysed query; here is what must be met at all."""

from __future__ import annotations

from dataclasses import replace
from math import ceil

from .analysis import QueryWord, analyser
from .engines.base import Engine, Question, Result

# Where no word is met, a document must have this share of the query's grams: what was mistyped, not what merely has some letters in common.
LETTERS = 0.4
SHORT = 3  # words
ALL_WORDS = 20.0  # what all words of a short query add to a score: more than a few of them bring
WHOLE = 0.5  # weight of a way by which a word is met as such, not by a part of it alone
ENOUGH = 10  # hits


def met_whole(word: QueryWord) -> QueryWord:
    """Only by the ways that count where all words are asked to be there."""
    return word._replace(ways=tuple(way for way in word.ways if way.weight >= WHOLE) or word.ways)


def met_in_part(word: QueryWord) -> bool:
    return any(way.weight < WHOLE for way in word.ways)


def letters_needed(grams: int) -> int:
    return max(1, ceil(LETTERS * grams))


def question_of(text: str, language: str, shelves: tuple[str, ...], **more) -> Question:
    return Question(analyser(language).query(text), shelves, text=text, **more)


def ask(engine: Engine, question: Question) -> tuple[Result, int]:
    """The answer, and how many words each hit has; 0: it has letters in common at best.

    As strictly as still fills a page: all words of a short query, then half of them, then any, then letters in common; what has all stays first. Of a
    whole question any word suffices: people say much in it that no answer says.
    """
    result, at_least = Result(0), 0
    for at_least in steps(len(question.telling)):
        result = engine.search(asked_so(question, at_least))
        if result.count >= ENOUGH:
            break
    if result.count or question.filters:
        return result, at_least
    return engine.search(asked_so(question, 0)), 0


def asked_so(question: Question, at_least: int) -> Question:
    words = question.telling
    all_first = at_least > 0 and len(words) <= SHORT and (at_least < len(words) or any(map(met_in_part, words)))
    return replace(question, at_least=at_least, all_first=all_first)


def steps(words: int) -> list[int]:
    strict = [words, ceil(words / 2)] if words <= SHORT else []
    return list(dict.fromkeys([*strict, 1])) if words else []
