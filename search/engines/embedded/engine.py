from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path

import tantivy

from ..base import DATE, Change, Document, Engine, EngineError, Entry, Hit, Part, Question, Result
from ..explaining import parts, tokens_of
from ..passages import Showing, Shown
from .folders import Folders
from .queries import Asking
from .schema import row
from .shelves import Shelf, Shelves

HEAP = 30_000_000  # bytes of a writer; tantivy takes no less than 15 MB
BATCH = 2_000  # changes between two commits


class EmbeddedEngine(Engine):
    """generation: of an index that is being made; otherwise the one that is searched."""

    name = "tantivy"

    def __init__(self, folder: str, generation: Path | None = None):
        self.folders = Folders(Path(folder))
        self.fixed = Shelves(generation) if generation else None
        self.kept: Shelves | None = None

    def shelves(self) -> Shelves | None:
        if self.fixed:
            return self.fixed
        current = self.folders.current()
        if current and (self.kept is None or self.kept.generation != current):
            self.kept = Shelves(current)
        return self.kept if current else None

    # --- Writing --------------------------------------------------------------

    def write(self, changes: Iterable[Change]) -> None:
        with self.folders.locked():
            shelves = self.fixed or Shelves(self.folders.first())
            for batch in batches(changes):
                for name, of_shelf in groupby(sorted(batch, key=lambda change: change.shelf), lambda c: c.shelf):
                    write_changes(shelves, name, list(of_shelf))

    @contextmanager
    def renewed(self) -> Iterator[EmbeddedEngine]:
        with self.folders.locked("renewing", wait=0):
            generation = self.folders.new()
            new = EmbeddedEngine(str(self.folders.root), generation)
            # Its lock is another than that of the index in use: edits go on being written meanwhile.
            new.folders = Folders(generation)
            try:
                yield new
            except BaseException:
                Folders(generation).remove()
                raise
            with self.folders.locked():
                self.folders.switch(generation)

    def drop(self) -> None:
        self.folders.remove()
        self.kept = None

    # --- Reading --------------------------------------------------------------

    def search(self, question: Question) -> Result:
        shelves = self.shelves()
        found = [(name, shelves.get(name)) for name in question.shelves] if shelves else []
        asked = [AskedShelf(name, shelf, question) for name, shelf in found if shelf]
        last = question.offset + question.limit
        hits = sorted((hit for one in asked for hit in one.hits(last)), key=lambda hit: (-hit[0], hit[1].name))
        return Result(
            count=sum(one.count for one in asked),
            hits=tuple(one.hit(score, address) for score, one, address in hits[question.offset : last]),
            by_shelf={one.name: one.count for one in asked},
            facets={name: added(one.facet(name) for one in asked) for name in question.facets},
        )

    def contents(self) -> Iterator[Entry]:
        shelves = self.shelves()
        for name in shelves.names() if shelves else ():
            shelf = shelves.get(name) if shelves else None
            if shelf:
                yield from entries(name, shelf)

    def explain(self, question: Question, hit: Hit) -> list[Part]:
        shelves = self.shelves()
        shelf = shelves.get(hit.shelf) if shelves else None
        if not shelf:
            raise EngineError(f"There is no shelf {hit.shelf}.")
        searcher = shelf.searcher()
        found = searcher.search(tantivy.Query.term_query(shelf.schema, "id", hit.id, "basic"), 1)
        asking = Asking(shelf.schema)
        scores = {one: brought(asking.wanted(one), searcher, found.hits[0][1]) for one in tokens_of(question)}
        return parts(question, scores, hit.score)


class AskedShelf:
    """One question to one shelf, all with one and the same state of it."""

    def __init__(self, name: str, shelf: Shelf, question: Question):
        self.name = name
        self.question = question
        self.showing = Showing(question)
        self.searcher = shelf.searcher()
        self.asking = Asking(shelf.schema)
        self.counted: dict[str, dict] = {}
        self.count = 0

    def hits(self, limit: int) -> list[tuple[float, AskedShelf, tantivy.DocAddress]]:
        query = self.asking.query(self.question, self.question.filters)
        order = "date" if self.question.order == DATE else None
        found = self.searcher.search(query, max(limit, 1), order_by_field=order)
        self.count = found.count  # type: ignore[attr-defined]  # its stub forgets it
        return [(score or 0, self, address) for score, address in found.hits[:limit]]

    def hit(self, score: float, address: tantivy.DocAddress) -> Hit:
        stored = self.searcher.doc(address)
        packed = stored["packed"][0] if self.question.passages else None
        read = self.showing.shown(json.loads(bytes(packed))) if packed else Shown("", ())
        about = kept(stored["kept"][0])
        return Hit(stored["id"][0], self.name, score, read.title_html, read.passages, about, read.alike)

    def facet(self, name: str) -> dict[str, int]:
        """Facets that are not narrowed are counted together."""
        if name not in self.counted:
            narrowed = name in self.question.filters
            names = [name] if narrowed else [n for n in self.question.facets if n not in self.question.filters]
            filters = {n: values for n, values in self.question.filters.items() if n != name}
            query = self.asking.query(self.question, filters, ordering=False)
            asked = {n: {"terms": {"field": n, "size": 1000}} for n in names}
            answers = self.searcher.aggregate(query, asked)
            for n in names:
                self.counted[n] = {bucket["key"]: bucket["doc_count"] for bucket in answers[n]["buckets"]}
        return self.counted[name]


def brought(query: tantivy.Query, searcher: tantivy.Searcher, address: tantivy.DocAddress) -> float:
    """0 where the document has not the token."""
    try:
        return json.loads(query.explain(searcher, address).to_json())["value"]
    except ValueError:
        return 0.0


def kept(value) -> dict:
    return json.loads(value) if isinstance(value, str) else value


def added(counts: Iterable[dict[str, int]]) -> dict[str, int]:
    total: dict[str, int] = {}
    for of_shelf in counts:
        for value, count in of_shelf.items():
            total[value] = total.get(value, 0) + count
    return total


def batches(changes: Iterable[Change]) -> Iterator[list[Change]]:
    batch: list[Change] = []
    for change in changes:
        batch.append(change)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def write_changes(shelves: Shelves, name: str, changes: list[Change]) -> None:
    """A shelf begins with its first document."""
    if shelves.get(name) or any(isinstance(change, Document) for change in changes):
        write_shelf(shelves.made(name), changes)


def write_shelf(shelf: Shelf, changes: list[Change]) -> None:
    """The newest of each document alone, and that only where the index has none newer."""
    newest: dict[str, Change] = {}
    for change in changes:
        if change.id not in newest or change.version >= newest[change.id].version:
            newest[change.id] = change
    there = versions(shelf, list(newest))
    try:
        writer = shelf.index.writer(HEAP, 1)
    except ValueError as error:
        raise EngineError(f"The search index in {shelf.path} cannot be written: {error}") from error
    try:
        for change in newest.values():
            if change.version < there.get(change.id, 0):
                continue
            writer.delete_documents_by_term("id", change.id)
            if isinstance(change, Document):
                writer.add_document(row(change))
        writer.commit()
    finally:
        writer.wait_merging_threads()


def versions(shelf: Shelf, ids: list[str]) -> dict[str, int]:
    shelf.index.reload()
    searcher = shelf.index.searcher()
    if not searcher.num_docs:
        return {}
    query = tantivy.Query.term_set_query(shelf.schema, "id", ids)
    found = [searcher.doc(address) for _score, address in searcher.search(query, len(ids), count=False).hits]
    return {stored["id"][0]: stored["version"][0] for stored in found}


def entries(name: str, shelf: Shelf) -> Iterator[Entry]:
    searcher = shelf.searcher()
    found = searcher.search(tantivy.Query.all_query(), max(1, searcher.num_docs), count=False)
    for _score, address in found.hits:
        stored = searcher.doc(address)
        yield Entry(name, stored["id"][0], stored["version"][0], stored["digest"][0])
