"""A database that fails at a chosen statement."""

from __future__ import annotations


class Fault(Exception):
    """What is thrown in on purpose."""


class FailingAt:
    """For connection.execute_wrapper: raises Fault at the statement of this number, from 0; None: only counts. Savepoints do not count."""

    def __init__(self, number: int | None):
        self.number, self.seen = number, 0

    def __call__(self, execute, sql, params, many, context):
        if "SAVEPOINT" in str(sql)[:30]:
            return execute(sql, params, many, context)
        if self.seen == self.number:
            raise Fault
        self.seen += 1
        return execute(sql, params, many, context)
