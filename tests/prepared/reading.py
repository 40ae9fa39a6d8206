"""What the making of a database has read of the project: while all of that is the same, making it again gives the same."""

from __future__ import annotations

import datetime
import hashlib
import os
import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NOT_OURS = {"var", "staticfiles"}
EVENTS = {"open": "files", "os.listdir": "folders", "os.scandir": "folders"}


class Reading:
    """Hears of every file that is opened and every folder that is listed from now on in this process."""

    def __init__(self):
        self.seen: dict[str, set[str]] = {"files": set(), "folders": set()}
        sys.addaudithook(self.hear)

    def hear(self, event: str, arguments: tuple) -> None:
        kind = EVENTS.get(event)
        if kind and isinstance(arguments[0], str | os.PathLike):
            self.seen[kind].add(os.fspath(arguments[0]))

    def told(self) -> dict[str, dict[str, str]]:
        """Digests by path below the project's folder; of a module its source, not what Python made of it."""
        modules = {getattr(module, "__file__", None) or "" for module in list(sys.modules.values())}
        return {
            "files": {name: digest_of_file(name) for name in ours(self.seen["files"] | modules)},
            "folders": {name: digest_of_folder(name) for name in ours(self.seen["folders"])},
            "around": around(),
        }


def ours(paths: set[str]) -> list[str]:
    below = {os.path.relpath(os.path.abspath(os.fsdecode(path)), ROOT) for path in paths if path}
    return sorted(name for name in below if not any(is_foreign(part) for part in Path(name).parts))


def is_foreign(name: str) -> bool:
    """Outside of the project, hidden, or made by programs from what is read anyway."""
    return name.startswith((".", "__pycache__")) or name in NOT_OURS or name.endswith((".mo", ".pyc", ".pyo"))


def digest_of_file(name: str) -> str:
    try:
        return hashlib.sha1((ROOT / name).read_bytes()).hexdigest()
    except (FileNotFoundError, IsADirectoryError):
        return "not there"


def digest_of_folder(name: str) -> str:
    """Of the names in it: a new module, migration or text is found by looking."""
    try:
        names = sorted(entry for entry in os.listdir(ROOT / name) if not is_foreign(entry))
    except (FileNotFoundError, NotADirectoryError):
        return "not there"
    return hashlib.sha1("\n".join(names).encode()).hexdigest()


def around() -> dict[str, str]:
    """Python, the installed packages, and the day: what is made is dated."""
    packages = sorted(name for name in os.listdir(sysconfig.get_path("purelib")) if name.endswith("-info"))
    return {
        "python": sys.version,
        "packages": hashlib.sha1("\n".join(packages).encode()).hexdigest(),
        "day": datetime.date.today().isoformat(),
    }


def is_the_same(told: dict[str, dict[str, str]]) -> bool:
    return (
        told["around"] == around()
        and all(digest_of_folder(name) == digest for name, digest in told["folders"].items())
        and all(digest_of_file(name) == digest for name, digest in told["files"].items())
    )
