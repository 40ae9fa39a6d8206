"""Where the embedded index lies, and who may write it.

    current-<schema>     which generation is searched: a name, replaced in one step
    <schema>-<number>/   a generation: a folder for each shelf
    writing.lock         held while anybody writes, renewing.lock while a generation is made

Code with another schema has another `current`: old and new releases may run beside each other, each with the index that it understands.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..base import EngineBusy
from .schema import VERSION

WAIT_SECONDS = 30.0


class Folders:
    def __init__(self, root: Path):
        self.root = root
        self.pointer = root / f"current-{VERSION}"

    def current(self) -> Path | None:
        """The generation that is searched; None before anything was written."""
        try:
            return self.root / self.pointer.read_text().strip()
        except FileNotFoundError:
            return None

    def first(self) -> Path:
        """The generation that is searched, made where there is none. Only under the lock."""
        found = self.current()
        if found is None:
            found = self.new()
            self.switch(found)
        return found

    def new(self) -> Path:
        self.root.mkdir(parents=True, exist_ok=True)
        number = 1 + max((number_of(path) for path in self.generations()), default=0)
        path = self.root / f"{VERSION}-{number}"
        path.mkdir()
        return path

    def switch(self, generation: Path) -> None:
        """The one before stays until the next switch: other processes may be reading it."""
        before = self.current()
        beside = self.pointer.with_suffix(".new")
        beside.write_text(generation.name)
        os.replace(beside, self.pointer)
        for path in self.generations():
            if path not in (generation, before):
                shutil.rmtree(path, ignore_errors=True)

    def generations(self) -> list[Path]:
        """Of this schema; those of others belong to other releases, which may still run."""
        return [path for path in self.root.glob(f"{VERSION}-*") if path.is_dir()]

    def remove(self) -> None:
        shutil.rmtree(self.root, ignore_errors=True)

    @contextmanager
    def locked(self, name: str = "writing", wait: float | None = None) -> Iterator[None]:
        """The operating system frees the lock of a process that dies."""
        self.root.mkdir(parents=True, exist_ok=True)
        with open(self.root / f"{name}.lock", "a+") as file:
            take(file, name, WAIT_SECONDS if wait is None else wait)
            file.truncate(0)
            file.write(f"{os.getpid()}")
            file.flush()
            try:
                yield
            finally:
                file.truncate(0)
                fcntl.flock(file, fcntl.LOCK_UN)


def take(file, name: str, wait: float) -> None:
    end = time.monotonic() + wait
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if time.monotonic() >= end:
                file.seek(0)
                holder = file.read().strip() or "unknown"
                verb = "writes" if name == "writing" else "renews"
                raise EngineBusy(
                    f"Another process (number {holder}) {verb} the search index in {Path(file.name).parent}."
                ) from None
            time.sleep(0.02)


def number_of(path: Path) -> int:
    number = path.name.rpartition("-")[2]
    return int(number) if number.isdigit() else 0
