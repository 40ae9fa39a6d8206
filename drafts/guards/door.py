"""The one door through which frozen rows may be changed: for migrations of blocks, which keep the passages as they are. Explicit, and logged.

with open_door("blocks of kind X renamed"):
    ...
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from concept_pages.gate import Gate

logger = logging.getLogger("drafts.door")

DOOR = Gate("drafts.door", "drafts_door_is_open")
# Open while a draft is written: pages and files come into it then, and never again.
FREEZING = Gate("drafts.freezing", "drafts_is_freezing")


def door_is_open() -> bool:
    return DOOR.is_open()


@contextmanager
def open_door(reason: str) -> Iterator[None]:
    """Opens the door for the block, in one transaction; the reason is kept in the log and in DoorOpening. Versions that drafts
    hold count as frozen as the block leaves them. Raises ValueError without a reason."""
    from ..models import DoorOpening
    from ..versions import versions_may_change

    with DOOR.opened(reason):
        logger.warning("Frozen drafts opened: %s", reason)
        DoorOpening.objects.create(reason=reason)
        with versions_may_change():
            yield
