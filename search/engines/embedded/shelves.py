"""The tantivy indexes of one generation, one for each shelf."""

from __future__ import annotations

import os
from pathlib import Path
from threading import Lock

import tantivy

from .schema import opened, schema


class Shelf:
    """An index, opened once for a process and read anew where another process has committed."""

    def __init__(self, path: Path):
        self.path = path
        self.schema = schema()
        path.mkdir(parents=True, exist_ok=True)
        self.index = opened(str(path), self.schema)
        self.lock = Lock()
        self.seen = 0
        self.kept: tantivy.Searcher | None = None

    def searcher(self) -> tantivy.Searcher:
        """Asks the file system whether there is something new: a hundred times faster than asking tantivy each time."""
        stamp = os.stat(self.path / "meta.json").st_mtime_ns
        if self.kept is None or stamp != self.seen:
            with self.lock:
                self.index.reload()
                self.kept, self.seen = self.index.searcher(), stamp
        return self.kept


class Shelves:
    def __init__(self, generation: Path):
        self.generation = generation
        self.open: dict[str, Shelf] = {}
        self.lock = Lock()

    def get(self, name: str) -> Shelf | None:
        """None where nothing was ever put there."""
        if name not in self.open and not (self.generation / name / "meta.json").is_file():
            return None
        return self.made(name)

    def made(self, name: str) -> Shelf:
        with self.lock:
            if name not in self.open:
                self.open[name] = Shelf(self.generation / name)
            return self.open[name]

    def names(self) -> list[str]:
        return sorted(path.parent.name for path in self.generation.glob("*/meta.json"))
