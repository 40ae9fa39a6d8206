"""At most ten reports an hour from one network. What is counted is a keyed digest of the network: no address is stored."""

from __future__ import annotations

import time

from django.core.cache import caches
from django.utils.crypto import salted_hmac

MOST_PER_HOUR = 10
HOUR = 60 * 60


def is_too_many(network: str) -> bool:
    """Counts this report too."""
    cache = caches["attempts"]
    digest = salted_hmac("feedback", network, algorithm="sha256").hexdigest()
    key = f"feedback:{digest}:{time.time() // HOUR:.0f}"
    cache.add(key, 0, HOUR)
    try:
        return cache.incr(key) > MOST_PER_HOUR
    except ValueError:  # dropped in between: the cache is full
        return False
