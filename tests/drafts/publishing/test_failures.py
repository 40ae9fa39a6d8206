"""A publication is done wholly or not at all."""

from __future__ import annotations

import pytest
from django.db import connection, transaction
from wagtail.models import PageLogEntry

from drafts.publishing import publish_draft
from drafts.signals import publication_written
from tests.drafts.faults import FailingAt, Fault
from tests.drafts.publishing.changes import everything, publish_undone


def test_publication_that_fails_at_any_statement_leaves_everything_as_it_was(plan, great_change):
    before = everything(plan)
    number = 0
    with connection.execute_wrapper(counter := FailingAt(None)):
        publish_undone(great_change)
    for number in range(counter.seen):
        with pytest.raises(Fault), transaction.atomic(), connection.execute_wrapper(FailingAt(number)):
            publish_draft(draft=great_change, user=None)
        assert PageLogEntry.objects.count() == before[1]
    assert number > 30
    assert everything(plan) == before


def test_receiver_inside_the_transaction_can_undo_a_publication(plan, great_change):
    def fail(**kwargs):
        raise Fault

    before = everything(plan)
    publication_written.connect(fail)
    try:
        with pytest.raises(Fault):
            publish_draft(draft=great_change, user=None)
    finally:
        publication_written.disconnect(fail)
    assert everything(plan) == before
