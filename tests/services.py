"""What a machine may lack. Missing locally: the test is skipped and says how to get it. Missing with CI=true: a failure."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from tests import elasticsearch_node
from tests.prepared import postgresql
from tests.prepared.copies import Prepared

# For tests that make a database of their own, whichever the others stand on.
EACH_DATABASE = [
    pytest.param("sqlite", marks=pytest.mark.once),
    pytest.param("postgresql", marks=pytest.mark.postgresql),
]


def need(found: bool, what: str, how: str) -> None:
    if found:
        return
    message = f"{what} is missing. {how}"
    if os.environ.get("CI") == "true":
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture(scope="session")
def chromium_path() -> str:
    path = os.environ.get("CHROMIUM_PATH") or shutil.which("chromium") or shutil.which("chromium-browser")
    need(bool(path), "Chromium", "On Debian: apt-get install chromium, or set CHROMIUM_PATH.")
    return str(path)


@pytest.fixture(scope="session")
def browser(chromium_path):
    """Chromium, driven by Playwright."""
    from playwright.sync_api import sync_playwright

    arguments = [
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        arguments.append("--no-sandbox")
    # Playwright keeps an event loop running in this process, in which Django would refuse its database to every later test.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path, args=arguments)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def postgresql_url() -> str:
    """A PostgreSQL server that tests may use, as an address of a database on it."""
    url = os.environ.get("TEST_POSTGRESQL_URL", "")
    need(bool(url), "PostgreSQL", "Set TEST_POSTGRESQL_URL=postgres://user:password@127.0.0.1:5432/postgres.")
    return url


@contextmanager
def new_database(server: str, name: str, template: str = "template1") -> Iterator[str]:
    """The address of a database of that name beside the one of `server`, as long as the block lasts."""
    name = f"{name}_{os.getpid()}"
    try:
        yield postgresql.create(server, name, template)
    finally:
        postgresql.drop(server, name)


@pytest.fixture
def fresh_postgresql(postgresql_url) -> Iterator[str]:
    """A database of the test's own, with all tables and nothing in them."""
    with ExitStack() as stack:
        with Prepared("empty", postgresql_url).held() as empty:
            url = stack.enter_context(new_database(postgresql_url, "fresh", empty.name))
        yield url


@pytest.fixture(scope="session")
def elasticsearch_url() -> Iterator[str]:
    """An Elasticsearch server with its log-in: the one that is given, or a node of the tests' own."""
    given = os.environ.get("TEST_ELASTICSEARCH_URL", "")
    if given:
        yield given
        return
    need(elasticsearch_node.cached().is_dir(), "Elasticsearch", elasticsearch_node.HOW_TO_GET_IT)
    folder = Path(tempfile.mkdtemp(prefix="elasticsearch-"))  # not below pytest's, which other users may not pass
    try:
        yield elasticsearch_node.start(folder)
    finally:
        elasticsearch_node.stop(folder)


@pytest.fixture(scope="session")
def redis_url(tmp_path_factory) -> Iterator[str]:
    """A Redis of the tests' own."""
    path = shutil.which("redis-server")
    need(bool(path), "Redis", "On Debian: apt-get install redis-server.")
    import redis

    port = elasticsearch_node.free_port()
    folder = tmp_path_factory.mktemp("redis")
    command = [str(path), "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(folder)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    client = redis.Redis(port=port)
    for _try in range(100):
        try:
            client.ping()
            break
        except redis.RedisError:
            time.sleep(0.05)
    yield f"redis://127.0.0.1:{port}/0"
    process.terminate()
    process.wait(timeout=10)
