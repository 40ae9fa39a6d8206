from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    DRAFT = "draft"
    PUBLICATION = "publication"
    STAGE = "stage"
    CORRECTION = "correction"
    EDITED = "edited"
    OTHER = "other"


@dataclass
class Entry:
    """One thing that happened. name: of the draft that was frozen. since: where it took a while, its beginning. who: empty where nobody is known.

    revision: id of the version that it left, None where there is none. draft: id of the draft that it is about.
    """

    at: datetime.datetime
    kind: Kind
    words: str
    who: str = ""
    note: str = ""
    name: str = ""
    since: datetime.datetime | None = None
    revision: int | None = None
    draft: int | None = None
    user_id: int | None = None
    links: list = field(default_factory=list)
    comparisons: list = field(default_factory=list)

    @property
    def is_mark(self) -> bool:
        """What the whole document went through, not this page alone."""
        return self.kind not in (Kind.EDITED, Kind.OTHER)

    @property
    def began_on_another_day(self) -> bool:
        return self.since is not None and self.since.date() != self.at.date()
