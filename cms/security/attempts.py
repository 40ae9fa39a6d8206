"""How often something may be tried. Counts live in the cache `attempts`, which all workers share, and end by themselves.

An account is limited for each network apart: whoever tries passwords from elsewhere never locks out its owner. A network is limited as a whole, so that it cannot try one password on every account.
"""

from __future__ import annotations

import hashlib
import math
import time
import unicodedata
from dataclasses import dataclass

from django.core.cache import caches
from django.utils.translation import ngettext

WINDOW_SECONDS = 15 * 60


@dataclass(frozen=True)
class Limit:
    """At most `times` of what `who` does in a window. Windows of different people begin at different times."""

    times: int
    who: str

    def key(self, now: float) -> str:
        digest = hashlib.sha256(self.who.encode("utf-8", "replace")).hexdigest()
        return f"{digest}:{self._position(now) // WINDOW_SECONDS:.0f}"

    def seconds_left(self, now: float) -> float:
        return WINDOW_SECONDS - self._position(now) % WINDOW_SECONDS

    def _position(self, now: float) -> float:
        return now + int.from_bytes(hashlib.sha256(self.who.encode("utf-8", "replace")).digest()[:4]) % WINDOW_SECONDS

    def count(self, now: float) -> int:
        cache, key = caches["attempts"], self.key(now)
        cache.add(key, 0, WINDOW_SECONDS)
        try:
            return cache.incr(key)
        except ValueError:  # dropped in between: the cache is full
            return 1


def limits(kind: str, account: str, network: str, *, per_account: int, per_network: int) -> list[Limit]:
    account = unicodedata.normalize("NFKC", account).casefold()
    return [Limit(per_network, f"{kind} {network}"), Limit(per_account, f"{kind} {network} {account}")]


def seconds_to_wait(limits: list[Limit]) -> float:
    """Counts an attempt, before it is known how it ends: of many at the same time no more get through. 0: it may go on."""
    now = time.time()
    return max((limit.seconds_left(now) for limit in limits if limit.count(now) > limit.times), default=0)


def forgive(limits: list[Limit]) -> None:
    """After a success: the account starts afresh, and the network's count loses this one."""
    network, account = limits
    now, cache = time.time(), caches["attempts"]
    cache.delete(account.key(now))
    try:
        cache.decr(network.key(now))
    except ValueError:
        return


def wait_message(seconds: float) -> str:
    minutes = max(1, math.ceil(seconds / 60))
    return ngettext(
        "Too many attempts. Please wait %(minutes)d minute and try again.",
        "Too many attempts. Please wait %(minutes)d minutes and try again.",
        minutes,
    ) % {"minutes": minutes}
