"""A small concept as a folder of files, and a database without one."""

from __future__ import annotations

import hashlib
import shutil
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pytest
from django.db import transaction

from concept_pages.interchange import ImportRefused, export_folder, import_folder

SMALL = Path(__file__).parent / "small"


class SmallFolder:
    """A copy of the small concept to be changed and imported."""

    def __init__(self, root: Path):
        self.root = root

    def read(self, name: str) -> str:
        return (self.root / name).read_text(encoding="utf-8")

    def write(self, name: str, text: str | bytes) -> None:
        file = self.root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode() if isinstance(text, str) else text)

    def replace(self, name: str, old: str, new: str) -> None:
        text = self.read(name)
        assert old in text, f"{old!r} does not stand in {name}"
        self.write(name, text.replace(old, new, 1))

    def place(self, name: str, words: str) -> str:
        """file:line of the first line with these words; blank words stand in line 1."""
        text = self.read(name)
        assert words in text, f"{words!r} does not stand in {name}"
        return f"{name}:{text.count(chr(10), 0, text.index(words)) + 1}"

    def load(self):
        return import_folder(self.root)

    def refusal(self) -> str:
        """The messages that the import ends with."""
        with pytest.raises(ImportRefused) as refused:
            self.load()
        return str(refused.value)


@pytest.fixture
def media(settings, tmp_path):
    """File names in a fresh media folder are those of the import."""
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def small(tmp_path) -> SmallFolder:
    root = tmp_path / "small"
    shutil.copytree(SMALL, root)
    return SmallFolder(root)


@pytest.fixture
def imported(empty_site, media, small) -> SmallFolder:
    """The folder that the database holds."""
    small.load()
    return small


@pytest.fixture
def exported(tmp_path):
    """From a name to what an export writes: bytes by file name."""

    def export(name: str) -> dict[str, bytes]:
        export_folder(tmp_path / name)
        return contents(tmp_path / name)

    return export


@pytest.fixture
def undone(settings, tmp_path):
    """What happens within leaves neither rows nor files behind: `with undone():`."""
    numbers = count(1)

    @contextmanager
    def undo():
        settings.MEDIA_ROOT = tmp_path / f"media-{next(numbers)}"
        with transaction.atomic():
            yield
            transaction.set_rollback(True)

    return undo


@pytest.fixture
def assert_round_trip(empty_site, undone, exported, tmp_path):
    """Files and database say the same: `first` is what an export of the site wrote below that name."""

    def check(first: dict[str, bytes], name: str = "first") -> None:
        with undone():
            import_folder(tmp_path / name)
            assert texts(exported(f"{name} again")) == texts(first)

    return check


def texts(files: dict[str, bytes]) -> dict[str, str | bytes]:
    """Readable in a failure."""
    return {
        name: text.decode() if name.endswith((".md", ".yaml")) else hashlib.sha1(text).digest()
        for name, text in files.items()
    }


def contents(root: Path) -> dict[str, bytes]:
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in sorted(root.rglob("*")) if p.is_file()}
