"""One contract for both logs: the file of one machine, Redis for several."""

from __future__ import annotations

import time

import pytest

from cms.page_cache import file_log
from cms.page_cache.change_log import Unreadable
from cms.page_cache.file_log import FileLog
from cms.page_cache.redis_log import STREAM, RedisLog
from cms.page_cache.words import EVERYTHING


@pytest.fixture(params=["file", "redis"])
def two_logs(request, tmp_path):
    """The same log as two processes have it."""
    if request.param == "file":
        return FileLog(tmp_path / "log"), FileLog(tmp_path / "log")
    url = request.getfixturevalue("redis_url")
    log = RedisLog(url)
    log.client.delete(STREAM)
    return log, RedisLog(url)


def test_reader_hears_what_another_process_writes(two_logs):
    writer, other = two_logs
    reader = other.reader()
    reader.news()
    writer.append({"a", "b:1"})
    writer.append({"c"})
    assert reader.news() == {"a", "b:1", "c"}
    assert reader.news() == set()


def test_new_reader_knows_nothing(two_logs):
    writer, other = two_logs
    writer.append({"a"})
    assert other.reader().news() == {EVERYTHING}


def test_stamps_never_go_back(two_logs):
    writer, other = two_logs
    reader = other.reader()
    reader.news()
    stamps = [reader.stamp]
    for log in (writer, other, writer, other):
        log.append({"a"})
        reader.news()
        stamps.append(reader.stamp)
    assert stamps == sorted(stamps)
    assert abs(stamps[-1] - time.time()) < 5  # many changes do not lead into the future


def test_file_that_begins_anew_drops_everything(tmp_path, monkeypatch):
    log = FileLog(tmp_path / "log")
    reader = log.reader()
    reader.news()
    monkeypatch.setattr(file_log, "LONGEST", 100)
    for _ in range(30):
        log.append({"word"})
    assert reader.news() == {EVERYTHING}
    assert (tmp_path / "log").stat().st_size < 200


def test_file_that_is_gone_drops_everything(tmp_path):
    log = FileLog(tmp_path / "log")
    reader = log.reader()
    reader.news()
    (tmp_path / "log").unlink()
    assert reader.news() == {EVERYTHING}


def test_half_a_line_waits_for_its_end(tmp_path):
    log = FileLog(tmp_path / "log")
    reader = log.reader()
    reader.news()
    with log.path.open("a") as opened:
        opened.write("9999999999 a")
        opened.flush()
        assert reader.news() == set()
        opened.write("b\n")
    assert reader.news() == {"ab"}


def test_redis_that_forgot_drops_everything(redis_url):
    log = RedisLog(redis_url)
    reader = log.reader()
    reader.news()
    log.client.flushdb()
    log.append({"a"})
    assert reader.news() == {EVERYTHING}


def test_redis_that_is_away_is_unreadable_and_hears_of_it_later(redis_url):
    log = RedisLog("redis://127.0.0.1:1/0")
    log.append({"a"})
    assert log.has_lost
    with pytest.raises(Unreadable):
        log.reader().news()
    log.client = RedisLog(redis_url).client
    other = RedisLog(redis_url).reader()
    other.news()
    log.reader().news()
    assert other.news() == {EVERYTHING}
