"""Asks the site's engine; where it does not answer, the embedded one that is kept beside it. Readers notice nothing."""

from __future__ import annotations

import logging
import time
from collections.abc import Sequence
from dataclasses import dataclass

from .engines import Engine, EngineError, Question, Result, fallback_engine, site_engine
from .ranking import ask

logger = logging.getLogger("search")

REST = 5.0  # seconds in which an engine that failed is not asked again
_resting: dict[str, float] = {}


@dataclass(frozen=True)
class Answer:
    """question: as it was taken. engine: which one answered."""

    result: Result
    question: Question
    engine: str
    milliseconds: float

    @property
    def words(self) -> int:
        """How many of the query's each hit has; 0: letters in common at best."""
        return self.question.at_least if self.question.telling else len(self.question.query.phrases)

    @property
    def has_all_words(self) -> bool:
        return bool(self.question.at_least) and self.words >= len(self.question.telling)


def engine_that_answers() -> Engine:
    engine, spare = site_engine(), fallback_engine()
    return spare if spare and time.monotonic() < _resting.get(engine.name, 0) else engine


def answer(question: Question, judged: Sequence[Question] = ()) -> Answer:
    """As ranking.ask; raises EngineError where no engine answers."""
    started = time.perf_counter()
    engine = engine_that_answers()
    spare = fallback_engine() if engine is site_engine() else None
    try:
        taken, result = ask(engine, question, judged)
    except EngineError as problem:
        if not spare:
            raise
        logger.warning("%s does not answer, %s does: %s", engine.name, spare.name, problem)
        _resting[engine.name] = time.monotonic() + REST
        engine, (taken, result) = spare, ask(spare, question, judged)
    return Answer(result, taken, engine.name, (time.perf_counter() - started) * 1000)
