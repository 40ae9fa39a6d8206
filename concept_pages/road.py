"""The road to the public. Live text of a concept's documents changes only while it is open.

    with open_road("import of a folder"):
        ...

What stands guard is `drafts`; this is only the gate, which the importer below it needs too. PostgreSQL's triggers read a setting of the
transaction, SQLite's call a function of the connection that Django opened: any other client finds the road closed.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import connection, transaction

logger = logging.getLogger("concept_pages.road")
_reason: ContextVar[str] = ContextVar("road", default="")

SETTING = "concept_pages.road"
FUNCTION = "concept_road_is_open"


def road_is_open() -> bool:
    return bool(_reason.get())


@contextmanager
def open_road(reason: str) -> Iterator[None]:
    """Opens the road for the block, in one transaction; the reason is logged. Raises ValueError without a reason."""
    if not reason.strip():
        raise ValueError("Say why live text is to be changed.")
    with transaction.atomic():
        if not road_is_open():
            logger.info("Road to the public opened: %s", reason)
        token = _reason.set(reason)
        try:
            _tell_database()
            yield
        finally:
            _reason.reset(token)
        _tell_database()


def _tell_database() -> None:
    """A setting of the transaction ends with it, and what a savepoint sets ends when that is rolled back."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config(%s, %s, true)", [SETTING, "open" if road_is_open() else ""])


def add_function(connection, **kwargs) -> None:
    """On each new connection to SQLite."""
    if connection.vendor == "sqlite":
        connection.connection.create_function(FUNCTION, 0, lambda: int(road_is_open()))


def page_types() -> tuple:
    """The types of pages that documents consist of; they stand nowhere else."""
    from .whole_document import PAGE_TYPES

    return PAGE_TYPES


def is_of_document(page) -> bool:
    """Whether the page, as whichever class it was loaded, is an analysis or plan or stands below one."""
    return issubclass(page.specific_class or type(page), page_types())
