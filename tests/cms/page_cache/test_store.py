"""A process keeps what fits, as long as it holds."""

from __future__ import annotations

import datetime

import pytest
from django.http import HttpResponse
from django.utils import timezone

from cms.page_cache import entry as entries
from cms.page_cache.entry import Entry
from cms.page_cache.store import MOST_VARIANTS, Key, Store

pytestmark = pytest.mark.usefixtures("cached")


def entry(*words: str, text: str = "x" * 10_000) -> Entry:
    return Entry(HttpResponse(text), frozenset(words), 0)


def key(path: str, query: str = "") -> Key:
    return Key("http", "localhost", path, query)


@pytest.fixture
def store():
    store = Store(100_000)
    store.look()
    return store


def test_pages_that_nobody_reads_go_first(store):
    for number in range(20):
        store.keep(key(f"/{number}"), entry(), store.position)
        store.get(key("/0"))
    assert store.bytes <= store.most_bytes
    assert store.bytes == sum(found.size for found in store.entries.values())
    assert store.get(key("/0")) is not None
    assert store.get(key("/1")) is None


def test_queries_of_one_address_push_out_each_other():
    store = Store(10**9)
    store.look()
    store.keep(key("/page"), entry(), store.position)
    for number in range(MOST_VARIANTS + 50):
        store.keep(key("/list", f"q={number}"), entry(), store.position)
    assert store.get(key("/page")) is not None
    assert len(store.entries) == MOST_VARIANTS + 1


def test_change_drops_the_pages_that_speak_of_it(store):
    store.keep(key("/a"), entry("office:1"), store.position)
    store.keep(key("/b"), entry("office:2"), store.position)
    store.apply({"office:1"})
    assert [found.path for found in store.entries] == ["/b"]


def test_page_is_not_kept_when_its_facts_changed_meanwhile(store):
    made_at = store.position
    store.apply({"office:1"})
    assert not store.keep(key("/a"), entry("office:1"), made_at)
    assert store.keep(key("/b"), entry("office:2"), made_at)


def test_page_that_has_just_changed_gives_no_time_of_it(monkeypatch, rf):
    """Else it and its successor in the same second would have the same one, and who asks by time alone would keep the first."""
    monkeypatch.setattr(entries, "SETTLED_AFTER", 2)
    page = Entry(HttpResponse("x"), frozenset(), 1_000_000)
    for now, is_there in ((1_000_000, False), (1_000_001.9, False), (1_000_002, True)):
        monkeypatch.setattr(entries.time, "time", lambda now=now: now)
        assert page.response(rf.get("/")).has_header("Last-Modified") is is_there


def test_page_lives_until_midnight_at_most(store, monkeypatch):
    late = timezone.make_aware(datetime.datetime(2026, 3, 28, 23, 50))  # the night in which the clocks change
    monkeypatch.setattr(entries.timezone, "localtime", lambda: late)
    monkeypatch.setattr(entries.time, "time", late.timestamp)
    assert entry().expires - late.timestamp() == 600
