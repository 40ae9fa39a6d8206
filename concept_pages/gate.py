"""A gate in front of rows that the database guards with triggers: shut, unless code opens it for a block and says why.

PostgreSQL's triggers read a setting of the transaction, SQLite's call a function of the connection that Django opened: any other client finds
the gate shut.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import connection, transaction


class Gate:
    """setting, function: how PostgreSQL and SQLite ask for it."""

    def __init__(self, setting: str, function: str):
        self.setting = setting
        self.function = function
        self._reason: ContextVar[str] = ContextVar(setting, default="")

    def is_open(self) -> bool:
        return bool(self._reason.get())

    @contextmanager
    def opened(self, reason: str) -> Iterator[None]:
        """Opens the gate for the block, in one transaction. Raises ValueError without a reason."""
        if not reason.strip():
            raise ValueError("Say why rows that are guarded are to be changed.")
        with transaction.atomic():
            token = self._reason.set(reason)
            try:
                self._tell_database()
                yield
            finally:
                self._reason.reset(token)
            self._tell_database()

    def _tell_database(self) -> None:
        """A setting of the transaction ends with it, and what a savepoint sets ends when that is rolled back."""
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT set_config(%s, %s, true)", [self.setting, "open" if self.is_open() else ""])

    def is_shut_sql(self) -> str:
        """The condition in a trigger."""
        if connection.vendor == "postgresql":
            return f"coalesce(current_setting('{self.setting}', true), '') <> 'open'"
        return f"{self.function}() = 0"

    def add_function(self, connection, **kwargs) -> None:
        """On each new connection to SQLite."""
        if connection.vendor == "sqlite":
            connection.connection.create_function(self.function, 0, lambda: int(self.is_open()))
