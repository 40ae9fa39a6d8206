"""kill -9 in the middle of an edit, of indexing or of a rebuild loses no edit."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from secrets import token_hex

import pytest

from search.engines import engine_at
from tests.prepared.copies import Prepared
from tests.running_site import ROOT, environment_of
from tests.search.conftest import ENGINES
from tests.thorough import times

KILLS = times(100, 15)


@pytest.fixture(params=ENGINES)
def environment(request, tmp_path):
    """The small concept in a database of its own, and an index of its own."""
    with Prepared("small").held() as prepared:
        shutil.copytree(prepared.var, tmp_path, dirs_exist_ok=True)
    own = environment_of(tmp_path, f"sqlite:///{tmp_path / prepared.file.name}") | {"SEARCH_RELAY": "worker"}
    if request.param == "tantivy":
        yield own
        return
    url = f"{request.getfixturevalue('elasticsearch_url')}/killed-{token_hex(4)}"
    yield own | {"SEARCH_URL": url}
    engine_at(url).drop()


@pytest.mark.once
def test_killed_processes_lose_no_edit(environment):
    command = [sys.executable, "-m", "tests.search.killing", str(KILLS)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=1800)
    assert done.returncode == 0, done.stderr[-3000:]
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["kills"] == KILLS
    assert all(told["at"].get(phase, 0) for phase in "cr"), told
