"""The road to the public. Live text of a concept's documents changes only while it is open.

    with open_road("import of a folder"):
        ...

What stands guard is `drafts`; this is only the gate, which the importer below it needs too.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from .gate import Gate

logger = logging.getLogger("concept_pages.road")

ROAD = Gate("concept_pages.road", "concept_road_is_open")


def road_is_open() -> bool:
    return ROAD.is_open()


@contextmanager
def open_road(reason: str) -> Iterator[None]:
    """Opens the road for the block, in one transaction; the reason is logged. Raises ValueError without a reason."""
    if not road_is_open():
        logger.info("Road to the public opened: %s", reason)
    with ROAD.opened(reason):
        yield


@contextmanager
def rolled_back(reason: str) -> Iterator[None]:
    """Opens the road for what is taken back at the end of the block: for benchmarks."""
    with transaction.atomic():
        with open_road(reason):
            yield
        transaction.set_rollback(True)


def page_types() -> tuple:
    """The types of pages that documents consist of; they stand nowhere else."""
    from .whole_document import PAGE_TYPES

    return PAGE_TYPES


def is_of_document(page) -> bool:
    """Whether the page, as whichever class it was loaded, is an analysis or plan or stands below one."""
    return issubclass(page.specific_class or type(page), page_types())
