"""The demo site as people meet it: a process of its own, started by the command behind `make run` on a copy of what its first start made."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.elasticsearch_node import free_port
from tests.prepared.copies import Prepared
from tests.services import EACH_DATABASE, new_database

ROOT = Path(__file__).resolve().parent.parent
START_SECONDS = 120


@dataclass
class RunningSite:
    address: str
    environment: dict[str, str]
    log: Path

    @property
    def var(self) -> Path:
        return Path(self.environment["VAR_DIR"])

    def manage(self, *arguments: str) -> str:
        """Runs a management command on the site's own database."""
        done = manage(self.environment, *arguments)
        done.check_returncode()
        return done.stdout


def manage(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess:
    command = [sys.executable, "manage.py", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=START_SECONDS)


@pytest.fixture(scope="session")
def running_site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    with own_database(folder) as url, started_site(folder, url) as site:
        yield site


@pytest.fixture(params=EACH_DATABASE)
def small_site(request, tmp_path) -> Iterator[dict[str, str]]:
    """The environment of processes on a small concept of their own, on each kind of database."""
    server = request.getfixturevalue("postgresql_url") if request.param == "postgresql" else ""
    with ExitStack() as kept:
        with Prepared("small", server).held() as prepared:
            shutil.copytree(prepared.var, tmp_path, dirs_exist_ok=True)
            url = f"sqlite:///{tmp_path / prepared.file.name}"
            if server:
                url = kept.enter_context(new_database(server, "small", prepared.name))
        yield environment_of(tmp_path, url)


@contextmanager
def own_database(folder: Path) -> Iterator[str]:
    """The demo beside the tests' own database: a file, or a new database on the same PostgreSQL server; its files in the folder."""
    with ExitStack() as kept:
        with Prepared("demo", os.environ.get("DATABASE_URL", "")).held() as prepared:
            shutil.copytree(prepared.var, folder, dirs_exist_ok=True)
            if prepared.server:
                url = kept.enter_context(new_database(prepared.server, "running_site", prepared.name))
            else:
                url = f"sqlite:///{folder / prepared.file.name}"
        yield url


@contextmanager
def started_site(folder: Path, database_url: str) -> Iterator[RunningSite]:
    """What `make run` starts, as long as the block lasts."""
    port = free_port()
    environment = environment_of(folder, database_url) | {"PORT": str(port)}
    log = folder / "server.log"
    with log.open("w") as output:
        process = subprocess.Popen(
            [sys.executable, "manage.py", "start"], cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT
        )
    site = RunningSite(f"http://127.0.0.1:{port}", environment, log)
    try:
        wait_until_answering(site, process)
        yield site
    finally:
        end(process)


def end(process: subprocess.Popen) -> None:
    """Not by SIGINT: what a shell starts in the background does not hear it."""
    process.terminate()
    try:
        process.wait(timeout=20)
    except subprocess.TimeoutExpired:
        process.kill()


def environment_of(folder: Path, database_url: str) -> dict[str, str]:
    """For commands of a site that lies in `folder`, apart from the tests' own."""
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "cms.settings.dev",
        "VAR_DIR": str(folder),
        "MEDIA_ROOT": str(folder / "media"),
        "SEARCH_URL": f"tantivy://{folder}/search",
        "DATABASE_URL": database_url,
        "PYTHONUNBUFFERED": "1",
    }


def wait_until_answering(site: RunningSite, process: subprocess.Popen) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        if process.poll() is not None:
            break
        try:
            urllib.request.urlopen(site.address + "/", timeout=5)
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.5)
    pytest.fail(f"The site did not start:\n{site.log.read_text()[-3000:]}")
