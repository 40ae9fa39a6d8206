"""Measures of a list of answers beside the known ones."""

from __future__ import annotations

from math import log2


def reciprocal_rank(found: list[str], right: dict[str, int], among: int = 10) -> float:
    return next((1 / place for place, id in enumerate(found[:among], 1) if id in right), 0.0)


def ndcg(found: list[str], right: dict[str, int], among: int = 10) -> float:
    ideal = gain(sorted(right.values(), reverse=True)[:among])
    return gain([right.get(id, 0) for id in found[:among]]) / ideal


def gain(scores: list[int]) -> float:
    return sum(score / log2(place + 1) for place, score in enumerate(scores, 1))


def recall(found: list[str], right: dict[str, int], among: int = 100) -> float:
    return len(right.keys() & set(found[:among])) / len(right)


def percentile(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(share * (len(ordered) - 1)))]
