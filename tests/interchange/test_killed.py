"""kill -9 in the middle of an import leaves nothing half."""

import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import psycopg
import pytest
from django.db import connection

from concept_pages.models import ConceptPage, FieldOfAction
from tests.running_site import ROOT, environment_of, manage
from tests.services import EACH_DATABASE

KILLS, LONGEST = 4, 60


@pytest.fixture(params=EACH_DATABASE)
def environment(request, tmp_path, empty_site):
    """A database without a concept and a media folder of their own, for processes of their own."""
    if request.param == "postgresql":
        return environment_of(tmp_path, request.getfixturevalue("fresh_postgresql"))
    database = tmp_path / "db.sqlite3"
    environment = environment_of(tmp_path, f"sqlite:///{database}")
    if connection.vendor == "sqlite":
        database.write_bytes(connection.connection.serialize())  # with what the test's transaction did
    else:
        manage(environment, "migrate", "--verbosity=0").check_returncode()
    return environment


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


def what_is_there(environment) -> tuple[int, ...]:
    """Concepts and fields of action in the database."""
    url = environment["DATABASE_URL"]
    with sqlite3.connect(url[len("sqlite:///") :]) if url.startswith("sqlite") else psycopg.connect(url) as database:
        if url.startswith("sqlite"):
            assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return tuple(
            database.execute(f"SELECT count(*) FROM {model._meta.db_table}").fetchone()[0]
            for model in (ConceptPage, FieldOfAction)
        )


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
