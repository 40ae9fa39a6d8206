"""The index in a folder that several processes share: one writes, all read."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from search.engines import EngineBusy, Gone
from search.engines.embedded import EmbeddedEngine, folders
from tests.search.engines import SHELF, asking, document, ids

pytestmark = pytest.mark.once

HOLDS_THE_LOCK = """
import sys, time
from pathlib import Path
from search.engines.embedded.folders import Folders
with Folders(Path(sys.argv[1])).locked():
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def folder(tmp_path) -> Path:
    return tmp_path / "search"


@pytest.fixture
def other_writer(folder):
    """A process that holds the lock until it is killed."""
    settings = os.environ | {"DJANGO_SETTINGS_MODULE": "cms.settings.test"}
    command = [sys.executable, "-c", HOLDS_THE_LOCK, str(folder)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=settings, cwd=Path(__file__).parents[2])
    assert process.stdout
    assert process.stdout.readline() == "held\n"
    yield process
    process.kill()
    process.wait()


def test_second_writer_is_told_which_process_writes(folder, other_writer, monkeypatch):
    monkeypatch.setattr(folders, "WAIT_SECONDS", 0.1)
    with pytest.raises(EngineBusy, match=rf"process \(number {other_writer.pid}\) writes the search index in {folder}"):
        EmbeddedEngine(str(folder)).write([document("a", "kurs")])


def test_readers_are_not_kept_waiting_by_a_writer(folder, other_writer):
    assert EmbeddedEngine(str(folder)).search(asking("kurs")).count == 0


def test_lock_of_a_killed_writer_is_free(folder, other_writer):
    other_writer.kill()
    other_writer.wait()
    engine = EmbeddedEngine(str(folder))
    engine.write([document("a", "kurs")])
    assert ids(engine.search(asking("kurs"))) == ["a"]


def test_writers_that_come_together_wait_for_each_other_and_lose_nothing(folder):
    writing = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "cms.settings.test"
from search.engines.embedded import EmbeddedEngine
from tests.search.engines import document
for number in range(5):
    EmbeddedEngine(sys.argv[1]).write([document(f"{sys.argv[2]}-{number}", "kurs")])
"""
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", writing, str(folder)]
    writers = [subprocess.Popen([*command, name], cwd=root) for name in "abc"]
    assert [writer.wait(timeout=60) for writer in writers] == [0, 0, 0]
    assert EmbeddedEngine(str(folder)).search(asking("kurs")).count == 15


def test_what_another_process_writes_or_renews_is_seen_by_the_next_search(folder):
    reader, writer = EmbeddedEngine(str(folder)), EmbeddedEngine(str(folder))
    writer.write([document("a", "kurs")])
    assert ids(reader.search(asking("kurs"))) == ["a"]
    writer.write([document("b", "kurs"), Gone("a", 2, SHELF)])
    assert ids(reader.search(asking("kurs"))) == ["b"]
    with writer.renewed() as new:
        new.write([document("c", "kurs")])
    assert ids(reader.search(asking("kurs"))) == ["c"]


def test_two_renewals_at_once_are_refused(folder):
    engine = EmbeddedEngine(str(folder))
    with engine.renewed() as new:
        new.write([document("a", "kurs")])
        with pytest.raises(EngineBusy, match="renews"), EmbeddedEngine(str(folder)).renewed():
            pass
    assert ids(engine.search(asking("kurs"))) == ["a"]


def test_index_of_another_schema_stays_for_the_release_that_understands_it(folder, monkeypatch):
    old = EmbeddedEngine(str(folder))
    old.write([document("a", "kurs")])
    monkeypatch.setattr(folders, "VERSION", "next-schema")
    new = EmbeddedEngine(str(folder))
    assert new.search(asking("kurs")).count == 0
    new.write([document("b", "kurs")])
    assert ids(new.search(asking("kurs"))) == ["b"]
    assert ids(old.search(asking("kurs"))) == ["a"]


def test_few_generations_stay_however_often_the_index_is_renewed(folder):
    engine = EmbeddedEngine(str(folder))
    for number in range(5):
        with engine.renewed() as new:
            new.write([document(str(number), "kurs")])
    assert ids(engine.search(asking("kurs"))) == ["4"]
    assert len(engine.folders.generations()) == 2


def test_searching_while_another_thread_writes_gives_whole_answers(folder):
    from threading import Thread

    engine = EmbeddedEngine(str(folder))
    engine.write([document("a", "kurs")])

    def write():
        for version in range(2, 30):
            engine.write([document("a", "kurs", version=version)])

    thread = Thread(target=write)
    thread.start()
    asked = 0
    end = time.monotonic() + 30
    while thread.is_alive() and time.monotonic() < end:
        assert engine.search(asking("kurs")).count == 1
        asked += 1
    thread.join()
    assert asked > 10
