"""A new index beside the old one, compared with the database before it takes its place; and the comparison alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.utils import timezone

from ..engines import Change, Document, Engine, EngineError, Entry
from ..models import Due
from ..shelves import LIVE
from .changes import changes_of, everything, new_version
from .live_pages import documents_of_pages

# Entries are dated when their transaction writes them, not when it ends.
SAMPLE = 20  # pages
MARGIN = timedelta(minutes=5)
Place = tuple[str, str]  # shelf, id


@dataclass
class Differences:
    missing: list[Place] = field(default_factory=list)
    superfluous: list[Place] = field(default_factory=list)
    stale: list[Place] = field(default_factory=list)

    def __bool__(self):
        return bool(self.missing or self.superfluous or self.stale)

    def __str__(self):
        return f"{len(self.missing)} missing, {len(self.superfluous)} superfluous, {len(self.stale)} stale"


class Expected:
    """What an index must hold, noted while it is written."""

    def __init__(self):
        self.digests: dict[Place, str] = {}

    def noting(self, changes: Iterable[Change]) -> Iterator[Change]:
        for change in changes:
            if isinstance(change, Document):
                self.digests[change.shelf, change.id] = change.digest
            else:
                self.digests.pop((change.shelf, change.id), None)
            yield change

    def compare(self, engine: Engine) -> Differences:
        there = {(entry.shelf, entry.id): entry.digest for entry in engine.contents()}
        return Differences(
            missing=sorted(self.digests.keys() - there.keys()),
            superfluous=sorted(there.keys() - self.digests.keys()),
            stale=sorted(place for place in self.digests.keys() & there.keys() if self.digests[place] != there[place]),
        )


def rebuild(engine: Engine, tell: Callable[[int], None] = lambda count: None) -> int:
    """The number of documents. What changes meanwhile is replayed before the switch, and what changes during the switch after it.

    Raises EngineError; the old index stays then.
    """
    expected = Expected()
    begun = timezone.now()
    with engine.renewed() as new:
        new.write(counted(expected.noting(everything(new_version())), tell))
        replayed = timezone.now()
        new.write(expected.noting(changed_since(begun)))
        if differences := expected.compare(new):
            raise EngineError(f"The new search index is not what was written ({differences}); the old one stays.")
    engine.write(changed_since(replayed))
    return len(expected.digests)


def begin_where_missing(engine: Engine) -> None:
    """After an upgrade of the site or of its lexicons, a new address of the engine, or a lost folder."""
    there = [entry for entry in engine.contents() if entry.shelf.startswith(f"{LIVE}-")][:SAMPLE]
    if not there or not is_of_this_analysis(there):
        rebuild(engine)


def is_of_this_analysis(entries: list[Entry]) -> bool:
    """Of a few pages hardly all have changed since; if so, an index made anew does no harm."""
    ids = [int(entry.id.removeprefix("page-")) for entry in entries]
    digests = {document.id: document.digest for document in documents_of_pages(ids, 0)}
    return not digests or any(digests.get(entry.id) == entry.digest for entry in entries)


def changed_since(moment: datetime) -> Iterator[Change]:
    """Whether it is done or not: it was written to the index of before."""
    yield from changes_of(Due.objects.filter(at__gte=moment - MARGIN).only("kind", "key"))


def counted(changes: Iterable[Change], tell: Callable[[int], None]) -> Iterator[Change]:
    for count, change in enumerate(changes, 1):
        yield change
        if count % 50 == 0:
            tell(count)


def differences(engine: Engine) -> Differences:
    expected = Expected()
    for _change in expected.noting(everything(0)):
        pass
    return expected.compare(engine)
