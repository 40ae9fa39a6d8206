"""Carries what is due from the database to the engines: at least once, and idempotent, so that a process may die anywhere in between.

An engine that does not answer keeps its entries waiting; an entry that fails by itself is tried a few times and then parked with the reason.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import timedelta

from django.db import OperationalError
from django.utils import timezone

from ..engines import Engine, EngineError, EngineRefused, fed_engines
from ..indexing.changes import changes_of
from ..indexing.rebuilding import begin_where_missing
from ..models import Due

logger = logging.getLogger("search.outbox")

TOGETHER = 500
ATTEMPTS = 5
KEPT = timedelta(days=1)


@dataclass(frozen=True)
class Carried:
    """count: entries that all engines have now. down: names of engines that did not answer."""

    count: int = 0
    down: tuple[str, ...] = ()


def begin() -> None:
    """Before the first notes are carried: an index that is not there is made whole. Where somebody else does that just now, they do it."""
    for engine in fed_engines():
        try:
            begin_where_missing(engine)
        except EngineError as problem:
            logger.warning("%s: %s", engine.name, problem)


def carry() -> Carried:
    """The oldest entries that wait, to every engine."""
    due = list(Due.objects.waiting()[:TOGETHER])
    engines, down = fed_engines(), []
    for engine in engines if due else ():
        wanting = [entry for entry in due if engine.name not in entry.written.split() and not entry.parked]
        try:
            deliver(engine, wanting)
        except (EngineError, OperationalError) as problem:
            logger.warning("%s: %s", engine.name, problem)
            down.append(engine.name)
    done = [entry.pk for entry in due if all(engine.name in entry.written.split() for engine in engines)]
    Due.objects.filter(pk__in=done).update(done=True)
    return Carried(len(done), tuple(down))


def carry_all() -> Carried:
    """Until nothing waits, or an engine does not answer."""
    count = 0
    while True:
        carried = carry()
        count += carried.count
        if carried.down or not Due.objects.waiting().exists():
            return Carried(count, carried.down)


def deliver(engine: Engine, due: list[Due]) -> None:
    """Together; where that fails for another reason than the engine's, by halves, so that one bad entry keeps no other waiting."""
    if not due:
        return
    try:
        engine.write(list(changes_of(due)))
    except EngineRefused as problem:
        by_halves(engine, due, problem)
    except (EngineError, OperationalError):
        raise
    except Exception as problem:  # noqa: BLE001  whatever a page's text made fail
        by_halves(engine, due, problem)
    else:
        written(engine, due)


def by_halves(engine: Engine, due: list[Due], problem: Exception) -> None:
    if half := len(due) // 2:
        deliver(engine, due[:half])
        deliver(engine, due[half:])
        return
    [entry] = due
    entry.attempts += 1
    entry.parked = entry.attempts >= ATTEMPTS
    entry.problem = f"{type(problem).__name__}: {problem}"[:2000]
    entry.save(update_fields=["attempts", "parked", "problem"])
    if entry.parked:
        logger.error("%s is not indexed any more: %s", entry, entry.problem)


def written(engine: Engine, due: list[Due]) -> None:
    """Entries alike are written together with one statement."""
    by_text: dict[str, list[int]] = {}
    for entry in due:
        entry.written = f"{entry.written} {engine.name}".strip()
        by_text.setdefault(entry.written, []).append(entry.pk)
    for text, ids in by_text.items():
        Due.objects.filter(pk__in=ids).update(written=text)


def purge() -> int:
    return Due.objects.filter(done=True, at__lt=timezone.now() - KEPT).delete()[0]
