"""Edits, outages and rebuilds in any order: in the end the index is as the database."""

from __future__ import annotations

import random

import pytest
from wagtail.models import Page

from search.engines import EngineError, EngineRefused
from search.engines.embedded import EmbeddedEngine
from search.indexing.rebuilding import differences, rebuild
from search.models import Due
from search.outbox.relay import carry, carry_all
from tests.thorough import times

SEED = 20_261_128
EDITS, REBUILDS = times(1000, 60), times(20, 3)


class Unsteady(EmbeddedEngine):
    """Fails before it writes, or when it has written half, or all but could not say so."""

    chance = random.Random(SEED)

    def write(self, changes):
        changes = list(changes)
        fault = self.chance.choice(["before", "half", "after", "refused", "", "", ""])
        if fault == "before":
            raise EngineError("away")
        super().write(changes[: len(changes) // 2] if fault == "half" else changes)
        if fault:
            raise EngineRefused("too much") if fault == "refused" else EngineError("no answer")


@pytest.fixture
def pages(index):
    return list(Page.objects.filter(live=True, depth__gt=3).order_by("path"))


def edit(page: Page, chance: random.Random) -> None:
    """As people do, and as no signal tells."""
    what = chance.choice(["title", "title", "unpublish", "publish"])
    if what == "title":
        Page.objects.filter(pk=page.pk).update(title=f"Titel {chance.random()}")
    else:
        Page.objects.filter(pk=page.pk).update(live=what == "publish")


def test_no_edit_is_lost_to_outages(index, pages, monkeypatch):
    chance = random.Random(SEED)
    unsteady = Unsteady(str(index.folders.root))
    monkeypatch.setattr("search.outbox.relay.fed_engines", lambda: [unsteady])
    monkeypatch.setattr("search.outbox.relay.ATTEMPTS", 10_000)
    for _edit in range(EDITS):
        edit(chance.choice(pages), chance)
        if chance.random() < 0.4:
            carry()
    while Due.objects.waiting().exists():
        carry()
    assert not differences(index)


def test_no_edit_is_lost_to_rebuilds(index, pages, monkeypatch):
    chance = random.Random(SEED + 1)
    from search.indexing import changes

    everything = changes.everything

    def edited_meanwhile(version):
        for number, document in enumerate(everything(version)):
            if number % 20 == 0:
                edit(chance.choice(pages), chance)
            if number % 50 == 0:
                carry_all()
            yield document

    monkeypatch.setattr("search.indexing.rebuilding.everything", edited_meanwhile)
    for _rebuild in range(REBUILDS):
        rebuild(index)
    monkeypatch.undo()
    carry_all()
    assert not differences(index)
