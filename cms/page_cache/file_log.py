"""The change log of one machine: a file that grows by a line a commit and begins anew when it is long. To look whether there is news is one `stat`."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from .change_log import ChangeLog, Reader, Unreadable
from .words import EVERYTHING

LONGEST = 1_000_000
LONGEST_LINE = 200_000


class FileLog(ChangeLog):
    def __init__(self, path: Path):
        self.path = path

    def write(self, words: set[str]) -> None:
        with self.alone():
            size = self.path.stat().st_size if self.path.exists() else 0
            stamp = max(int(time.time()), last_stamp(self.path))
            line = f"{stamp} {' '.join(sorted(words))}\n".encode()
            if 0 < size < LONGEST:
                with self.path.open("ab", buffering=0) as log:
                    log.write(line)
            else:
                self.begin(f"{stamp} {EVERYTHING}\n".encode())

    def begin(self, line: bytes) -> None:
        """Another file under the same name: readers see that it is not the one they know."""
        new = self.path.with_suffix(".new")
        new.write_bytes(line)
        os.replace(new, self.path)

    def reader(self) -> Reader:
        return FileReader(self)

    @contextmanager
    def alone(self) -> Iterator[None]:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.with_suffix(".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


def last_stamp(path: Path) -> int:
    try:
        with path.open("rb") as log:
            end = log.seek(0, os.SEEK_END)
            log.seek(max(0, end - LONGEST_LINE))
            last = log.read().rstrip(b"\n").rpartition(b"\n")[2]
            return int(last.split(b" ", 1)[0])
    except (OSError, ValueError):
        return 0


class FileReader(Reader):
    def __init__(self, log: FileLog):
        self.log = log
        # Kept open: as long as it is, no other file can be taken for it.
        self.file = None
        self.place = 0

    def news(self) -> set[str]:
        try:
            now = os.stat(self.log.path)
        except FileNotFoundError:
            self.log.write({EVERYTHING})
            return self.from_the_end()
        except OSError as error:
            raise Unreadable from error
        if self.file is None or not os.path.samestat(now, os.fstat(self.file.fileno())):
            return self.from_the_end()
        return self.read(now.st_size) if now.st_size != self.place else set()

    def from_the_end(self) -> set[str]:
        """The log is new to this reader: all that it knew may be wrong."""
        if self.file is not None:
            with suppress(OSError):
                self.file.close()
        try:
            self.file = self.log.path.open("rb")
            self.place = 0
            self.read(os.fstat(self.file.fileno()).st_size)
        except OSError as error:
            raise Unreadable from error
        return {EVERYTHING}

    def read(self, size: int) -> set[str]:
        if size < self.place:  # somebody cut it
            self.place = size
            return {EVERYTHING}
        text = os.pread(self.file.fileno(), size - self.place, self.place)
        text = text[: text.rfind(b"\n") + 1]
        self.place += len(text)
        words: set[str] = set()
        for line in text.decode().splitlines():
            stamp, *rest = line.split(" ")
            self.stamp = int(stamp)
            words.update(rest)
        return words
