"""A score taken apart: every engine says what each token brings, and here is what of that counts."""

from __future__ import annotations

from collections.abc import Mapping

from ..analysis import Wanted
from ..ranking import ALL_WORDS, PHRASE, met_whole
from .base import Part, Question
from .fields import ORDERED

ALL = "all"  # the field of what all words together bring


def tokens_of(question: Question) -> list[Wanted]:
    """All that the question asks for, each once."""
    ways = [way for word in question.query.words for way in word.ways]
    nearby = question.query.nearby if question.at_least else [one for one in question.query.nearby if one.field == "g"]
    return list(dict.fromkeys([*ways, *nearby]))


def parts(question: Question, scores: Mapping[Wanted, float], total: float) -> list[Part]:
    """Of each word its best way. total: the hit's score; what the tokens do not account for are phrases that bring forward."""
    found = []
    for word in question.query.words:
        way = max(word.ways, key=lambda way: scores.get(way, 0.0), default=None)
        if way and scores.get(way) and question.at_least:
            found.append(Part(question.text[word.start : word.end], way.text, way.field, scores[way]))
    nearby = [one for one in question.query.nearby if scores.get(one)]
    found += [Part("", one.text, one.field, scores[one]) for one in nearby if question.at_least or one.field == "g"]
    if question.all_first and all(any(scores.get(way) for way in met_whole(word).ways) for word in question.telling):
        found.append(Part("", "", ALL, ALL_WORDS))
    phrases = round((total - sum(part.score for part in found)) / PHRASE)
    if question.query.preferred and phrases:
        found.append(Part("", "", ORDERED, phrases * PHRASE))
    return sorted(found, key=lambda part: -part.score)
