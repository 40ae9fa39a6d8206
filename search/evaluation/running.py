from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from secrets import token_hex
from statistics import mean

from ..engines import Document, Engine, Passage
from ..engines.elastic import ElasticEngine
from ..engines.embedded import EmbeddedEngine
from ..ranking import ask, question_of
from ..server import client
from . import measures
from .beir import Collection, Text

SHELF = "evaluation"
DEEP = 100
Finder = Callable[[str], list[str]]


@contextmanager
def throw_away(name: str, url: str = "") -> Iterator[Engine]:
    """An engine with an index of its own, which is gone after the block."""
    with tempfile.TemporaryDirectory(prefix="evaluation-") as folder:
        engine: Engine = EmbeddedEngine(folder)
        if name == ElasticEngine.name:
            engine = ElasticEngine(client(url, request_timeout=60), f"evaluation-{token_hex(4)}")
        try:
            yield engine
        finally:
            engine.drop()


def document(text: Text, language: str) -> Document:
    return Document(text.id, 1, SHELF, language, text.title, (Passage("text", "", text.text),))


@dataclass(frozen=True)
class Asked:
    """found: the ids of each question's documents, the best first. milliseconds: of each question."""

    found: list[list[str]]
    milliseconds: list[float]


def evaluate(engine: Engine, collection: Collection, language: str) -> tuple[dict, Asked]:
    started = time.perf_counter()
    engine.write(document(text, language) for text in collection.documents)
    seconds = time.perf_counter() - started

    def find(text: str) -> list[str]:
        question = question_of(text, language, (SHELF,), limit=DEEP, passages=False)
        return [hit.id for hit in ask(engine, question)[1].hits]

    about = {
        "language": language,
        "engine": engine.name,
        "documents": len(collection.documents),
        "queries": len(collection.queries),
    }
    asked = ask_all(find, collection)
    speed = {"documents_per_minute": round(len(collection.documents) / seconds * 60)}
    return about | judged(asked, collection) | speed, asked


def ask_all(find: Finder, collection: Collection) -> Asked:
    """The first questions are asked twice: what a process does once is no part of what a question takes."""
    for query in collection.queries[:10]:
        find(query.text)
    found, times = [], []
    for query in collection.queries:
        started = time.perf_counter()
        found.append(find(query.text))
        times.append((time.perf_counter() - started) * 1000)
    return Asked(found, times)


def judged(asked: Asked, collection: Collection) -> dict:
    right = [collection.judgements[query.id] for query in collection.queries]
    pairs = list(zip(asked.found, right, strict=True))
    return {
        "MRR@10": round(mean(measures.reciprocal_rank(*pair) for pair in pairs), 4),
        "nDCG@10": round(mean(measures.ndcg(*pair) for pair in pairs), 4),
        "recall@100": round(mean(measures.recall(*pair) for pair in pairs), 4),
        "p50_ms": round(measures.percentile(asked.milliseconds, 0.5), 2),
        "p95_ms": round(measures.percentile(asked.milliseconds, 0.95), 2),
    }


def overlap(one: Asked, other: Asked) -> dict:
    """How alike two engines answer: the share of questions with the same ten, in whatever order, and of documents in common."""
    pairs = [(set(a[:10]), set(b[:10])) for a, b in zip(one.found, other.found, strict=True)]
    return {
        "same_top_10": round(mean(a == b for a, b in pairs), 4),
        "in_common": round(mean(len(a & b) / max(len(a), len(b), 1) for a, b in pairs), 4),
    }
