"""Which passages of a hit answer best, and what is shown of them. Computed here and not by an engine, so that all show the same."""

from __future__ import annotations

import re
from html import escape
from math import log
from typing import NamedTuple

from rapidfuzz import fuzz, process

from .base import FoundPassage, Question
from .reading import Asked, Packed, Spans, asked_of

MOST = 3
EXCERPT = 260  # characters
BEFORE = 60  # of these, before the first mark
USUAL_WORDS = 40
ALIKE = 75  # per cent of the letters
MUCH_WORSE = 0.4  # of the best one's score: not worth showing beside it


class Shown(NamedTuple):
    title_html: str
    passages: tuple[FoundPassage, ...]
    alike: str = ""


class Showing:
    """Of one question, for all its hits. Stop words neither choose a passage nor are they marked."""

    def __init__(self, question: Question):
        self.question = question
        self.asked = asked_of(question)

    def shown(self, packed: list[list]) -> Shown:
        document_language = packed[0][3]
        title, *passages = (Packed(row, document_language) for row in packed)
        found = tuple(
            FoundPassage(p.anchor, p.label, excerpt(p.text, spans(p, self.asked)), p.language)
            for p in best(passages, self.asked)
        )
        alike = "" if self.question.at_least else most_alike([title, *passages], self.question.text)
        return Shown(marked(title.text, spans(title, self.asked)), found, alike)


def most_alike(passages: list[Packed], text: str) -> str:
    there = {word for passage in passages for word in re.findall(r"[^\W\d_]{3,}", passage.text)}
    found = process.extractOne(text, there, scorer=fuzz.ratio, processor=str.casefold, score_cutoff=ALIKE)
    return found[0] if found else ""


def best(passages: list[Packed], asked: list[Asked]) -> list[Packed]:
    """Words that stand in few passages of the page say more than those that stand in all."""
    scores = [0.0] * len(passages)
    for one in asked:
        met = [one.strength(passage) for passage in passages]
        rare = rarity(sum(1 for weight in met if weight), len(passages))
        scores = [score + weight * rare for score, weight in zip(scores, met, strict=True)]
    scores = [
        score and score / (0.75 + 0.25 * passage.size / USUAL_WORDS) ** 0.5
        for score, passage in zip(scores, passages, strict=True)
    ]
    ranked = sorted(range(len(passages)), key=lambda at: -scores[at])[:MOST]
    return [passages[at] for at in ranked if scores[at] > 0 and scores[at] >= MUCH_WORSE * scores[ranked[0]]]


def rarity(met: int, of: int) -> float:
    return log(1 + (of - met + 0.5) / (met + 0.5))


def spans(passage: Packed, asked: list[Asked]) -> Spans:
    """Where the words stand, in order, those that touch or overlap joined."""
    found = {span for one in asked for span in one.spans(passage)}
    joined: Spans = []
    for start, end in sorted(found):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def excerpt(text: str, places: Spans) -> str:
    """The part of the text with the most marks, cut between words."""
    start, end = window(text, places)
    inside = [(a - start, b - start) for a, b in places if start <= a and b <= end]
    html = marked(text[start:end], inside)
    return ("… " if start else "") + html + (" …" if end < len(text) else "")


def window(text: str, places: Spans) -> tuple[int, int]:
    if len(text) <= EXCERPT:
        return 0, len(text)

    def marks_from(at: int) -> int:
        return sum(1 for start, end in places if at <= start and end <= at + EXCERPT - BEFORE)

    first = max((start for start, _end in places), key=lambda at: (marks_from(at), -at), default=0)
    start = max(0, min(first - BEFORE, len(text) - EXCERPT))
    if start:
        start = text.find(" ", start, first) + 1 or first
    end = min(len(text), start + EXCERPT)
    if end < len(text):
        end = max(text.rfind(" ", start, end), next((b for a, b in places if a == first), end))
    return start, end


def marked(text: str, places: Spans) -> str:
    html, last = [], 0
    for start, end in places:
        html += [escape(text[last:start]), "<mark>", escape(text[start:end]), "</mark>"]
        last = end
    return "".join([*html, escape(text[last:])])
