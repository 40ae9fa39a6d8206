"""Whoever listens to publications hears of a correction after its commit, also where the process died before."""

from __future__ import annotations

import pytest
from wagtail.signals import page_published

from drafts.models import Correction
from drafts.publishing import announce_due

from .conftest import fix


@pytest.fixture
def heard():
    pages = []

    def receiver(instance, **_words):
        pages.append(instance.pk)

    page_published.connect(receiver)
    yield pages
    page_published.disconnect(receiver)


def test_correction_is_announced_after_its_commit(heard, public, page, anchor, django_capture_on_commit_callbacks):
    announce_due()
    with django_capture_on_commit_callbacks(execute=True):
        fix(public, page, anchor)
        assert Correction.objects.get().announced_at is None
        heard.clear()
    assert heard == [page.pk]
    assert Correction.objects.get().announced_at


def test_correction_that_was_not_announced_is_announced_by_the_next_run(heard, public, page, anchor):
    announce_due()
    fix(public, page, anchor)  # and the process dies before its signals
    heard.clear()
    assert announce_due() == 1
    assert heard == [page.pk]
    assert announce_due() == 0
