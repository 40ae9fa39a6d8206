"""The change log of several machines: a stream in Redis. The pages themselves stay in each process's memory."""

from __future__ import annotations

import logging
import time

import redis

from .change_log import ChangeLog, Reader, Unreadable
from .words import EVERYTHING

STREAM = "page-cache:changes"
KEPT = 2000
TIMEOUT = 0.5

logger = logging.getLogger(__name__)


class RedisLog(ChangeLog):
    def __init__(self, url: str):
        self.client = redis.Redis.from_url(
            url, decode_responses=True, socket_timeout=TIMEOUT, socket_connect_timeout=TIMEOUT
        )
        # A change that Redis did not take. The next one that it takes says so.
        self.has_lost = False

    def write(self, words: set[str]) -> None:
        try:
            self.add({EVERYTHING} if self.has_lost else words)
            self.has_lost = False
        except redis.RedisError:
            self.has_lost = True
            logger.exception("The page cache could not tell a change to Redis; it tells it when Redis is there again.")

    def add(self, words: set[str]) -> None:
        """Under the second it happens in; where another machine's clock is ahead, under that one's."""
        entry = {"words": " ".join(sorted(words))}
        now, part = divmod(time.time_ns(), 10**9)
        try:
            self.client.xadd(STREAM, entry, id=f"{now}-{part}", maxlen=KEPT)
        except redis.ResponseError:
            last = self.client.xrevrange(STREAM, count=1)
            if not last:
                raise
            self.client.xadd(STREAM, entry, id=f"{seconds(last[0][0])}-*", maxlen=KEPT)

    def reader(self) -> Reader:
        return RedisReader(self)


class RedisReader(Reader):
    def __init__(self, log: RedisLog):
        self.log = log
        self.last = ""

    def news(self) -> set[str]:
        try:
            if self.log.has_lost:
                self.log.append({EVERYTHING})
            # Beginning with the last change that is known: where it is gone, others may be gone with it.
            found = self.log.client.xrange(STREAM, min=self.last) if self.last else []
            if found and found[0][0] == self.last:
                return self.read(found[1:])
            return self.from_the_end()
        except redis.RedisError as error:
            raise Unreadable from error

    def from_the_end(self) -> set[str]:
        if not (found := self.log.client.xrevrange(STREAM, count=1)):
            self.log.add({EVERYTHING})
            found = self.log.client.xrevrange(STREAM, count=1)
        self.read(found)
        return {EVERYTHING}

    def read(self, found: list) -> set[str]:
        words: set[str] = set()
        for name, fields in found:
            self.last, self.stamp = name, seconds(name)
            words.update(fields["words"].split(" "))
        return words


def seconds(name: str) -> int:
    return int(name.partition("-")[0])
