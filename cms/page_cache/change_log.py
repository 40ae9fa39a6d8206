"""Changes in the order of their commits, for every process to read.

Each carries a stamp: whole seconds, never earlier than that of the change before it, so that it can serve as Last-Modified once its second is over.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from functools import cache
from pathlib import Path

from django.conf import settings
from django.core.signals import setting_changed

from .words import EVERYTHING


class Unreadable(Exception):
    """The log cannot be asked just now: nobody knows what has changed."""


class Reader(ABC):
    """One store's place in the log."""

    stamp = 0

    @abstractmethod
    def news(self) -> set[str]:
        """The words of all changes since the last call; {EVERYTHING} where that cannot be told. Raises Unreadable."""


class ChangeLog(ABC):
    # Set by appending: this process's own readers look at once.
    version = 0

    def append(self, words: set[str]) -> None:
        if words:
            self.write({EVERYTHING} if EVERYTHING in words else words)
            self.version += 1

    @abstractmethod
    def write(self, words: set[str]) -> None: ...

    @abstractmethod
    def reader(self) -> Reader: ...


@cache
def change_log() -> ChangeLog:
    """As CACHE_URL says: Redis, or a file under VAR_DIR."""
    entry = settings.CACHES["default"]
    if "redis" in entry["BACKEND"]:
        from .redis_log import RedisLog

        return RedisLog(entry["LOCATION"])
    from .file_log import FileLog

    return FileLog(Path(settings.VAR_DIR) / "page-changes.log")


def on_setting_changed(setting, **kwargs) -> None:
    if setting in ("CACHES", "VAR_DIR"):
        change_log.cache_clear()


setting_changed.connect(on_setting_changed)
