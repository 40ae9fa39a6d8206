"""The databases that tests begin with: made by the first process that needs one, copied by each.

Kept below var/prepared with the digests of all that the making has read. If any of it has changed, it is made anew: migrations run again.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing, contextmanager
from pathlib import Path

from tests.prepared import postgresql, reading

ROOT = reading.ROOT
FOLDER = ROOT / "var" / "prepared"
SETTINGS = {"empty": "cms.settings.test", "small": "cms.settings.test", "demo": "cms.settings.dev"}


def digest(words: str) -> str:
    return hashlib.sha1(words.encode()).hexdigest()[:8]


class Prepared:
    """kind: "empty" (all migrations), "small" (what most tests work on) or "demo" (the whole one, furnished). url: DATABASE_URL; blank is SQLite."""

    def __init__(self, kind: str, url: str = ""):
        self.kind = kind
        self.base = Prepared("empty", url) if kind != "empty" else None
        self.server = url if url.startswith("postgres") else ""
        # What is told of a database on one server says nothing of another.
        self.folder = FOLDER / f"{kind}-{digest(self.server) if self.server else 'sqlite'}"
        self.told = self.folder / "made_of.json"
        self.var = self.folder / "var"
        # Several copies of the project may share a server.
        self.name = f"prepared_{kind}_{digest(str(ROOT))}"

    @property
    def file(self) -> Path:
        return self.var / "db.sqlite3"

    @property
    def url(self) -> str:
        return postgresql.address(self.server, self.name) if self.server else f"sqlite:///{self.file}"

    @contextmanager
    def held(self):
        """It is there and up to date; nobody makes it anew meanwhile."""
        FOLDER.mkdir(parents=True, exist_ok=True)
        with self.folder.with_suffix(".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not self.is_up_to_date():
                self.make()
            yield self

    def is_up_to_date(self) -> bool:
        if not self.told.exists() or (self.server and not postgresql.exists(self.server, self.name)):
            return False
        return all(map(reading.is_the_same, json.loads(self.told.read_text())))

    def make(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        told = self.begin()
        about = {
            "DJANGO_SETTINGS_MODULE": SETTINGS[self.kind],
            "DATABASE_URL": self.url,
            "VAR_DIR": str(self.var),
            "MEDIA_ROOT": str(self.var / "media"),
            "SEARCH_URL": f"tantivy://{self.var}/search",
            "SEARCH_RELAY": "worker",  # no thread that still writes when the file is closed
        }
        command = [sys.executable, "-m", "tests.prepared.making", self.kind]
        done = subprocess.run(command, cwd=ROOT, env={**os.environ, **about}, capture_output=True, text=True)
        if done.returncode:
            raise RuntimeError(
                f"The database {self.kind!r} cannot be made:\n{done.stdout[-1000:]}{done.stderr[-3000:]}"
            )
        told.append(json.loads(done.stdout.splitlines()[-1]))
        self.told.write_text(json.dumps(told, indent=1))

    def begin(self) -> list[dict]:
        """With what it builds on; returns what that was made of."""
        if self.base is None:
            self.var.mkdir(parents=True)
            if self.server:
                postgresql.create(self.server, self.name)
            return []
        with self.base.held():
            shutil.copytree(self.base.var, self.var)
            if self.server:
                postgresql.create(self.server, self.name, template=self.base.name)
            return json.loads(self.base.told.read_text())

    def copy_into(self, connection) -> None:
        """Into an open connection to SQLite, as its whole database."""
        with closing(sqlite3.connect(self.file)) as source:
            source.backup(connection.connection)

    def copy_media(self, folder: str) -> None:
        shutil.copytree(self.var / "media", folder, dirs_exist_ok=True)
