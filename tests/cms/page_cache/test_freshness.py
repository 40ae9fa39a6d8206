"""After any change every page is what it would be without the cache, byte for byte; and an edit of one text drops few.

What is made anew for comparison is a share of the pages, others after each change; all of them when tested thoroughly.
"""

from __future__ import annotations

import random

import pytest
from django.test import Client
from wagtail.models import Page

from concept_pages.models import MeasurePage
from home.models import HomePage
from tests.thorough import times

from .changes import KINDS
from .conftest import state
from .page_changes import publish

# All kinds once, cut into walks: after each step every page is made twice, which takes its time.
WALKS = 2
SHARE = times(1, 6)
TURNS = random.Random(7).sample(KINDS, len(KINDS))


@pytest.fixture
def uncached(cached):
    """The same address with a parameter that no view knows is made anew each time."""
    client = Client(headers={"host": "localhost"})
    return lambda address: client.get(f"{address}{'&' if '?' in address else '?'}fresh=1")


@pytest.mark.once
@pytest.mark.parametrize("walk", range(WALKS))
def test_any_change_leaves_no_stale_byte(walk, reader, uncached, commit, addresses):
    generator = random.Random(walk)
    known = set(addresses())
    hits = 0
    for kind in TURNS[walk::WALKS]:
        for address in known:
            reader.get(address)
        with commit():
            kind(generator)
        known |= set(addresses())
        for address in generator.sample(sorted(known), len(known) // SHARE):
            kept, fresh = reader.get(address), uncached(address)
            hits += state(kept) == "hit"
            same = without_mark(kept.content) == without_mark(fresh.content)
            assert (kept.status_code, same) == (fresh.status_code, True), f"{kind.__name__}: {address}"
    assert hits > len(known) // SHARE  # else the cache has kept nothing, and the test shows nothing


def without_mark(content: bytes) -> bytes:
    return content.replace(b"?fresh=1", b"").replace(b"&amp;fresh=1", b"")


def dropped(reader, addresses) -> list[str]:
    return [address for address in addresses if state(reader.get(address)) == "miss"]


@pytest.mark.parametrize("model", [MeasurePage, HomePage])
def test_edit_of_a_text_drops_at_most_a_tenth(model, reader, commit, addresses):
    known = addresses()
    for page in model.objects.live():
        for address in [*known, *known]:
            reader.get(address)
        page.body = [*page.body.raw_data, {"type": "paragraph", "value": "<p>Ein neuer Satz.</p>"}]
        with commit():
            publish(page)
        gone = dropped(reader, known)
        assert page.url in gone
        assert len(gone) <= len(known) / 10, gone


def test_draft_drops_no_page(reader, commit, addresses):
    known = addresses()
    for address in [*known, *known]:
        reader.get(address)
    page = MeasurePage.objects.live().first()
    page.title = "Ein Entwurf"
    with commit():
        page.save_revision()
    assert dropped(reader, known) == []


def test_every_page_is_kept(reader, addresses):
    for address in addresses():
        reader.get(address)
        assert state(reader.get(address)) == "hit", address


def test_change_that_is_rolled_back_drops_no_page(reader, commit, addresses):
    from django.db import transaction

    reader.get("/")
    with commit():
        try:
            with transaction.atomic():
                Page.objects.update(title="Nie")
                raise ValueError
        except ValueError:
            pass
    assert state(reader.get("/")) == "hit"
