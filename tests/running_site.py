"""The demo site as people meet it: a process of its own, started by the command behind `make run`."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
START_SECONDS = 240


@dataclass
class RunningSite:
    address: str
    environment: dict[str, str]
    log: Path

    def manage(self, *arguments: str) -> str:
        """Runs a management command on the site's own database."""
        done = subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


@pytest.fixture(scope="session")
def running_site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    port = free_port()
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "cms.settings.dev",
        "VAR_DIR": str(folder),
        "MEDIA_ROOT": str(folder / "media"),
        "SEARCH_URL": f"tantivy://{folder}/search",
        "PORT": str(port),
        "PYTHONUNBUFFERED": "1",
    }
    environment["DATABASE_URL"] = own_database(environment.get("DATABASE_URL", ""), folder)
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
        process.send_signal(signal.SIGINT)
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()


def own_database(url: str, folder: Path) -> str:
    """A database beside the tests' own: a file, or a new database on the same PostgreSQL server."""
    if not url.startswith("postgres"):
        return f"sqlite:///{folder / 'db.sqlite3'}"
    import psycopg

    name = f"running_site_{os.getpid()}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        connection.execute(f"CREATE DATABASE {name}")
    return url.rpartition("/")[0] + f"/{name}"


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
