"""The one door through which frozen rows may be changed: for migrations of blocks, which keep the passages as they are. Explicit, and logged.

    with open_door("blocks of kind X renamed"):
        ...

PostgreSQL's triggers read a setting of the transaction, SQLite's call a function of the connection that Django opened: any other client finds
the door shut.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import connection, transaction

logger = logging.getLogger("drafts.door")
_reason: ContextVar[str] = ContextVar("door", default="")

SETTING = "drafts.door"
FUNCTION = "drafts_door_is_open"


def door_is_open() -> bool:
    return bool(_reason.get())


@contextmanager
def open_door(reason: str) -> Iterator[None]:
    """Opens the door for the block, in one transaction; the reason is kept in the log and in DoorOpening. Raises ValueError without a reason."""
    if not reason.strip():
        raise ValueError("Say why frozen rows are to be changed.")
    from ..models import DoorOpening

    with transaction.atomic():
        logger.warning("Frozen drafts opened: %s", reason)
        DoorOpening.objects.create(reason=reason)
        token = _reason.set(reason)
        try:
            _tell_database("open")
            yield
            _tell_database("")
        finally:
            _reason.reset(token)


def _tell_database(value: str) -> None:
    """SET LOCAL ends with the transaction, so an exception shuts the door too."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config(%s, %s, true)", [SETTING, value])


def add_function(connection, **kwargs) -> None:
    """On each new connection to SQLite."""
    if connection.vendor == "sqlite":
        connection.connection.create_function(FUNCTION, 0, lambda: int(door_is_open()))
