"""How a deed goes wrong, and what is left of it."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager

from django.db import connection, transaction
from django.test import TestCase
from wagtail.signals import page_published

from drafts.signals import publication_written
from tests.drafts.faults import FailingAt, Fault


def fail(**kwargs):
    raise Fault


class Faulty:
    @contextmanager
    def going_wrong(self, fault):
        """Inside the transaction that the fault undoes."""
        signal = {"written": publication_written, "published": page_published}.get(fault)
        with ExitStack() as stack:
            if isinstance(fault, int):
                stack.enter_context(connection.execute_wrapper(FailingAt(fault)))
            if signal is not None:
                signal.connect(fail)
                stack.callback(signal.disconnect, fail)
            yield

    def do(self, deed, fault):
        """What the deed gives, None where the fault undid it."""
        with TestCase.captureOnCommitCallbacks() as after:
            try:
                with transaction.atomic(), self.going_wrong(fault):
                    found = deed()
            except Fault:
                return None
        with self.going_wrong(fault if isinstance(fault, str) else None):
            for callback in () if fault == "killed" else after:
                callback()
        return found
