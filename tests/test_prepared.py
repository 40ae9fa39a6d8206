"""A prepared database is used again only while all that it was made from is the same."""

import datetime

import pytest

from tests.prepared import reading
from tests.prepared.reading import Reading, is_the_same


@pytest.fixture
def told(tmp_path, monkeypatch):
    """What a making tells that has opened a text and looked into a folder of migrations."""
    monkeypatch.setattr(reading, "ROOT", tmp_path)
    (tmp_path / "migrations").mkdir()
    (tmp_path / "migrations" / "0001.py").write_text("1")
    (tmp_path / "text.md").write_text("one")
    heard = Reading()
    list((tmp_path / "migrations").iterdir())
    (tmp_path / "text.md").read_text()
    return heard.told()


def test_making_tells_the_files_it_opened_and_the_folders_it_listed(told):
    assert "text.md" in told["files"] and "migrations" in told["folders"]
    assert is_the_same(told)


@pytest.mark.parametrize(
    "change",
    [
        lambda root: (root / "text.md").write_text("two"),
        lambda root: (root / "text.md").unlink(),
        lambda root: (root / "migrations" / "0002.py").write_text("2"),
        lambda root: (root / "migrations" / "0001.py").unlink(),
    ],
    ids=["changed", "gone", "new migration", "migration gone"],
)
def test_change_to_what_was_read_makes_it_anew(told, tmp_path, change):
    change(tmp_path)
    assert not is_the_same(told)


def test_change_to_what_was_not_read_keeps_it(told, tmp_path):
    (tmp_path / "style.css").write_text("")
    (tmp_path / "migrations" / "__pycache__").mkdir()
    assert is_the_same(told)


def test_other_packages_or_another_day_make_it_anew(told, monkeypatch):
    for name, value in (("packages", ""), ("day", datetime.date(2000, 1, 1).isoformat())):
        assert not is_the_same({**told, "around": {**told["around"], name: value}})
