"""When a form was shown, signed: tells people from programs without watching anybody."""

from __future__ import annotations

import time

from django.core import signing

SALT = "feedback"
SHORTEST_SECONDS = 3
LONGEST_SECONDS = 24 * 60 * 60


class TooFast(Exception):
    pass


class TooOld(Exception):
    pass


def new_stamp() -> str:
    return signing.dumps(time.time(), salt=SALT)


def check_stamp(stamp: str) -> None:
    """Raises TooFast or TooOld; what nobody has signed is too old."""
    try:
        shown = float(signing.loads(stamp, salt=SALT))
    except (signing.BadSignature, TypeError, ValueError):
        raise TooOld from None
    age = time.time() - shown
    if age < SHORTEST_SECONDS:
        raise TooFast
    if age > LONGEST_SECONDS:
        raise TooOld
