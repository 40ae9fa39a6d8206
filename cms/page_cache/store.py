"""One process's pages, up to a number of bytes; those that nobody reads go first."""

from __future__ import annotations

import time
from collections import OrderedDict, deque
from threading import RLock
from typing import NamedTuple

from .change_log import Reader, Unreadable, change_log
from .entry import Entry
from .words import EVERYTHING

LOOK_EVERY = 0.5
REMEMBERED = 200
MOST_VARIANTS = 200


class Key(NamedTuple):
    scheme: str
    host: str
    path: str
    query: str


class Store:
    def __init__(self, most_bytes: int):
        self.most_bytes = most_bytes
        self.lock = RLock()
        self.entries: OrderedDict[Key, Entry] = OrderedDict()
        self.bytes = 0
        self.log = None
        self.reader: Reader | None = None
        self.looked_at = 0.0
        self.seen_version = -1
        # How often there was news, and the latest of it: a page may have been in the making meanwhile.
        self.position = 0
        self.recent: deque[tuple[int, set[str]]] = deque(maxlen=REMEMBERED)
        self.is_blind = False

    @property
    def stamp(self) -> int:
        return self.reader.stamp if self.reader else 0

    def look(self, *, now: bool = False) -> None:
        """Reads the change log, at most twice a second unless this process has written to it."""
        log = change_log()
        moment = time.monotonic()
        if not now and moment - self.looked_at < LOOK_EVERY and log.version == self.seen_version and log is self.log:
            return
        with self.lock:
            self.looked_at = moment
            self.seen_version = log.version
            if log is not self.log:
                self.log, self.reader = log, log.reader()
            try:
                self.apply(self.reader.news())
                self.is_blind = False
            except Unreadable:
                self.is_blind = True
                self.apply({EVERYTHING})

    def apply(self, words: set[str]) -> None:
        if not words:
            return
        self.position += 1
        self.recent.append((self.position, words))
        forget_site_roots(words)
        if EVERYTHING in words:
            self.entries.clear()
            self.bytes = 0
            return
        for key in [key for key, entry in self.entries.items() if not entry.words.isdisjoint(words)]:
            self.drop(key)

    def get(self, key: Key) -> Entry | None:
        with self.lock:
            entry = self.entries.get(key)
            if entry is None:
                return None
            if entry.expires <= time.time():
                self.drop(key)
                return None
            self.entries.move_to_end(key)
            return entry

    def keep(self, key: Key, entry: Entry, made_at: int) -> bool:
        """made_at: the position before the page was made; what has changed since may not be in it."""
        self.look(now=True)
        with self.lock:
            if self.is_blind or self.is_outdated(entry, made_at):
                return False
            if key in self.entries:
                self.drop(key)
            self.make_room_for_variant(key)
            self.entries[key] = entry
            entry.counted = entry.size
            self.bytes += entry.counted
            self.shrink()
            return True

    def is_outdated(self, entry: Entry, made_at: int) -> bool:
        since = [words for position, words in self.recent if position > made_at]
        if len(since) < self.position - made_at:  # more than is remembered
            return True
        return any(EVERYTHING in words or not entry.words.isdisjoint(words) for words in since)

    def recount(self, key: Key, entry: Entry) -> None:
        """An encoding was added to a page that is kept."""
        with self.lock:
            if self.entries.get(key) is entry and entry.size != entry.counted:
                self.bytes += entry.size - entry.counted
                entry.counted = entry.size
                self.shrink()

    def make_room_for_variant(self, key: Key) -> None:
        """Queries of one address push out each other, not other pages."""
        if key.query:
            others = [other for other in self.entries if other.query and other[:3] == key[:3]]
            for other in others[: max(0, len(others) - MOST_VARIANTS + 1)]:
                self.drop(other)

    def shrink(self) -> None:
        while self.bytes > self.most_bytes and self.entries:
            self.drop(next(iter(self.entries)))

    def drop(self, key: Key) -> None:
        self.bytes -= self.entries.pop(key).counted


def forget_site_roots(words: set[str]) -> None:
    """Wagtail keeps the sites' roots in Django's cache for an hour; in local memory it hears only of its own process's changes."""
    from wagtail.models import Site

    roots = {"wagtailcore_site.*", "wagtailcore_locale.*", "wagtailcore_page.url_path", "wagtailcore_page", EVERYTHING}
    if not words.isdisjoint(roots):
        Site.clear_site_root_paths_cache()
