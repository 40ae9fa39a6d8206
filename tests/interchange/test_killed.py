"""kill -9 in the middle of an import leaves nothing half."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest
from django.db import connection

from concept_pages.models import ConceptPage, FieldOfAction

ROOT = Path(__file__).resolve().parent.parent.parent
KILLS, LONGEST = 4, 60


@pytest.fixture
def environment(tmp_path, empty_site):
    """A database file and a media folder of their own, for processes of their own."""
    database = tmp_path / "db.sqlite3"
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "cms.settings.dev",
        "VAR_DIR": str(tmp_path),
        "MEDIA_ROOT": str(tmp_path / "media"),
        "DATABASE_URL": f"sqlite:///{database}",
        "SEARCH_URL": f"tantivy://{tmp_path}/search",
    }
    if connection.vendor == "sqlite":
        database.write_bytes(connection.connection.serialize())  # with what the test's transaction did
    else:
        manage(environment, "migrate", "--verbosity=0").check_returncode()
    return environment


def manage(environment, *arguments: str) -> subprocess.CompletedProcess:
    command = [sys.executable, "manage.py", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=LONGEST)


def kill_during_import(environment, folder: Path, delay: float) -> int:
    """Kills the process `delay` seconds after it put its first picture into the media folder; returns its exit code."""
    media = Path(environment["MEDIA_ROOT"])
    before = len(list(media.rglob("*.png")))
    command = [sys.executable, "manage.py", "import_concept", str(folder)]
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    end = time.monotonic() + LONGEST
    while process.poll() is None and len(list(media.rglob("*.png"))) == before and time.monotonic() < end:
        time.sleep(0.005)
    time.sleep(delay)
    process.send_signal(signal.SIGKILL)
    return process.wait(timeout=LONGEST)


def what_is_there(environment) -> tuple[int, int]:
    """Concepts and fields of action in the database file."""
    file = environment["DATABASE_URL"].removeprefix("sqlite:///")
    with sqlite3.connect(file) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        counted = [
            database.execute(f"SELECT count(*) FROM {model._meta.db_table}").fetchone()[0]
            for model in (ConceptPage, FieldOfAction)
        ]
    return counted[0], counted[1]


def test_a_killed_import_leaves_no_concept_or_the_whole_one(environment, small):
    random, codes = Random(4), []
    whole = (3, 3)
    for _ in range(KILLS):
        codes.append(kill_during_import(environment, small.root, random.uniform(0, 0.4)))
        assert what_is_there(environment) in ((0, 0), whole)
    assert -signal.SIGKILL in codes
    done = manage(environment, "import_concept", small.root)
    assert done.returncode == 0, done.stderr
    assert what_is_there(environment) == whole
    seen = manage(environment, "shell", "-c", "from wagtail.models import Page; print(Page.find_problems())")
    assert seen.stdout.strip().endswith("([], [], [], [], [])")
    assert " 0 pages created, 0 updated" in " " + manage(environment, "import_concept", small.root).stdout
