"""Where a service is missing its tests skip and say how to get it; with CI=true that is a failure."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.elasticsearch_node import cached

ROOT = Path(__file__).resolve().parents[1]
WAYS = {
    "chromium_path": "Chromium is missing. On Debian: apt-get install chromium, or set CHROMIUM_PATH.",
    "postgresql_url": "PostgreSQL is missing. Set TEST_POSTGRESQL_URL=postgres://",
    "elasticsearch_url": "Elasticsearch is missing. Run tests/elasticsearch_node.py fetch",
    "redis_url": "Redis is missing. On Debian: apt-get install redis-server.",
}


@pytest.fixture
def bare_machine(tmp_path):
    """Runs one test for each service where there is none of them; returns what pytest says."""
    tests = "\n".join(f"def test_{name}({name}):\n    assert {name}\n" for name in WAYS)
    (tmp_path / "test_bare.py").write_text(tests)
    gone = ("CI", "CHROMIUM_PATH", "TEST_POSTGRESQL_URL", "TEST_ELASTICSEARCH_URL", "PYTEST_ADDOPTS")
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_XDIST")}
    bare = {name: value for name, value in kept.items() if name not in gone}
    bare |= {"PATH": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}

    def run(**values: str) -> subprocess.CompletedProcess:
        options = ["-c", "/dev/null", f"--rootdir={tmp_path}", "-p", "no:cacheprovider", "-p", "tests.services"]
        plain = ["-p", "no:django", "-p", "no:xdist", "-rsfE", "-q"]
        return subprocess.run(
            [sys.executable, "-m", "pytest", *options, *plain, str(tmp_path / "test_bare.py")],
            cwd=tmp_path,
            env=bare | {"COLUMNS": "500"} | values,
            capture_output=True,
            text=True,
        )

    return run


def test_missing_service_skips_its_tests_and_says_how_to_get_it(bare_machine):
    done = bare_machine()
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{len(WAYS)} skipped" in done.stdout
    assert [way for way in WAYS.values() if way not in done.stdout] == []


def test_missing_service_is_a_failure_in_continuous_integration(bare_machine):
    done = bare_machine(CI="true")
    assert done.returncode == 1, done.stdout + done.stderr
    assert f"{len(WAYS)} error" in done.stdout and "skipped" not in done.stdout
    assert [way for way in WAYS.values() if way not in done.stdout] == []


@pytest.mark.parametrize(
    ("arguments", "missing"),
    [
        (["fetch"], "mvn is missing. On Debian: apt-get install maven."),
        (["start", "node"], "Run tests/elasticsearch_node.py fetch"),
    ],
)
def test_script_of_elasticsearch_says_in_a_sentence_what_it_lacks(tmp_path, arguments, missing):
    done = node(*arguments, cwd=tmp_path, PATH=str(tmp_path), XDG_CACHE_HOME=str(tmp_path / "cache"))
    assert done.returncode == 1 and missing in done.stderr
    assert "Traceback" not in done.stderr


def test_fetching_what_is_in_the_cache_asks_nobody(tmp_path):
    place = tmp_path / cached().relative_to(cached().parents[1])
    place.mkdir(parents=True)
    done = node("fetch", cwd=tmp_path, PATH=str(tmp_path), XDG_CACHE_HOME=str(tmp_path))
    assert done.stdout.strip() == str(place), done.stderr


def test_stopping_a_node_that_is_not_there_is_no_error(tmp_path):
    done = node("stop", "nowhere", cwd=tmp_path)
    assert done.returncode == 0, done.stderr


def node(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, str(ROOT / "tests/elasticsearch_node.py"), *arguments],
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
    )
