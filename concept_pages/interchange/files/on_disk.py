"""Files of a folder as text, whatever lies there instead."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation import gettext as _

from ..words import UNPRINTABLE

LEFT_BY_PROGRAMS = {"Thumbs.db", "desktop.ini"}
MAXIMUM_FILE_SIZE = 1_000_000


class Unreadable(Exception):
    def __init__(self, line: int, message: str):
        self.line, self.message = line, message
        super().__init__(message)


def read_text(file: Path) -> str:
    """The text with Unix line ends and composed letters; raises Unreadable."""
    raw = _bytes(file)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise Unreadable(line, _("The file is not UTF-8.")) from None
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    bad = UNPRINTABLE.search(text)
    if bad:
        raise Unreadable(text.count("\n", 0, bad.start()) + 1, _("The file contains a control character."))
    return unicodedata.normalize("NFC", text)


def _bytes(file: Path) -> bytes:
    if file.is_symlink() or not file.is_file():
        raise Unreadable(1, _("This is no plain file."))
    try:
        if file.stat().st_size > MAXIMUM_FILE_SIZE:
            raise Unreadable(1, _("The file is too large."))
        return file.read_bytes()
    except OSError as error:
        raise Unreadable(1, _("The file cannot be read: %(why)s") % {"why": error.strerror}) from None


def files_below(folder: Path) -> Iterator[Path]:
    """Everything below a folder that is no folder; links are named, not followed, and so are folders called like a page."""
    if folder.is_symlink() or not folder.is_dir():
        return
    try:
        inside = sorted(folder.iterdir())
    except OSError:
        yield folder  # it cannot be entered: said as of a file with a wrong name
        return
    for path in inside:
        if is_left_behind(path):
            continue
        if path.is_symlink() or not path.is_dir() or path.suffix == ".md":
            yield path
        else:
            yield from files_below(path)


def is_left_behind(path: Path) -> bool:
    """What systems and editors put beside files: .DS_Store, a copy called name~."""
    return path.name.startswith(".") or path.name.endswith("~") or path.name in LEFT_BY_PROGRAMS


def exists(file: Path) -> bool:
    """True for a link that leads nowhere too: it is no missing file."""
    return file.is_symlink() or file.exists()
