"""Asks the site's engine; where it does not answer, the embedded one that is kept beside it. Readers notice nothing."""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass

from .engines import Engine, EngineError, Question, Result, fallback_engine, site_engine
from .ranking import ask

logger = logging.getLogger("search")

REST = 5.0  # seconds in which an engine that failed is not asked again
_resting: dict[str, float] = {}


@dataclass(frozen=True)
class Answer:
    """words: how many of the query's each hit has; 0: letters in common at best. telling: how many it has that say something.

    engine: which one answered.
    """

    result: Result
    words: int
    telling: int
    engine: str
    milliseconds: float


def engine_that_answers() -> Engine:
    engine, spare = site_engine(), fallback_engine()
    return spare if spare and time.monotonic() < _resting.get(engine.name, 0) else engine


def answer(question: Question) -> Answer:
    """Raises EngineError where no engine answers."""
    started = time.perf_counter()
    engine = engine_that_answers()
    spare = fallback_engine() if engine is site_engine() else None
    try:
        result, words = ask(engine, question)
    except EngineError as problem:
        if not spare:
            raise
        logger.warning("%s does not answer, %s does: %s", engine.name, spare.name, problem)
        _resting[engine.name] = time.monotonic() + REST
        engine, (result, words) = spare, ask(spare, question)
    return Answer(result, words, len(question.telling), engine.name, (time.perf_counter() - started) * 1000)
