"""The way back in the outline: what one person has changed there in this session, the last first, as long as nobody else has changed it since."""

from __future__ import annotations

import json
from uuid import UUID

from ..outlining import Outline, change_outline, give_numbers, outline_of, restore_outline, stored_outline

# Changes that can be taken back; the tree of a large document takes some dozen kilobytes each.
MOST = 10


class Undo:
    """Kept in the session: [{"after": version of the outline, and "places" or "numbers" as they were before}]."""

    def __init__(self, session, document):
        self.session, self.document = session, document

    @property
    def name(self) -> str:
        return f"outline-{self.document.pk}"

    @property
    def changes(self) -> list[dict]:
        found = json.loads(self.session.get(self.name, "[]"))
        return found if isinstance(found, list) else []

    def keep(self, changes: list[dict]) -> None:
        self.session[self.name] = json.dumps(changes[-MOST:])

    def remember_places(self, before: Outline) -> None:
        self._remember({"places": stored_outline(before)})

    def remember_numbers(self, before: dict[UUID, str]) -> None:
        self._remember({"numbers": {str(key): number for key, number in before.items()}})

    def _remember(self, before: dict) -> None:
        """Changes that others have overtaken are of no use any more."""
        self.keep([*self.changes, {"after": outline_of(self.document).version, **before}])

    def is_possible(self, version: str) -> bool:
        return bool(self.changes) and self.changes[-1]["after"] == version

    def take_back(self, *, user, version: str) -> bool:
        """Whether there was something. Raises as change_outline does."""
        if not self.is_possible(version):
            return False
        *earlier, last = self.changes
        if "numbers" in last:
            numbers = {UUID(key): number for key, number in last["numbers"].items()}
            give_numbers(document=self.document, user=user, version=version, numbers=lambda outline: numbers)
        else:
            change_outline(document=self.document, user=user, version=version, deed=restore_outline(last["places"]))
        self.keep(earlier)
        return True
