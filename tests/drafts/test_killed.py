"""kill -9 in the middle of a freeze or a publication leaves what was there before, or what should be there afterwards."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from contextlib import ExitStack

import pytest

from tests.prepared.copies import Prepared
from tests.running_site import ROOT, environment_of
from tests.services import EACH_DATABASE, new_database
from tests.thorough import times

KILLS = times(100, 30)


@pytest.fixture(params=EACH_DATABASE)
def environment(request, tmp_path):
    """The small concept in a database of its own."""
    server = request.getfixturevalue("postgresql_url") if request.param == "postgresql" else ""
    with ExitStack() as stack:
        with Prepared("small", server).held() as prepared:
            shutil.copytree(prepared.var, tmp_path, dirs_exist_ok=True)
            url = f"sqlite:///{tmp_path / prepared.file.name}"
            if server:
                url = stack.enter_context(new_database(server, "killed", prepared.name))
        # A thread that carries to the search would be cut off by the fork and may hold a lock for ever.
        yield environment_of(tmp_path, url) | {"SEARCH_RELAY": "worker"}


def test_killed_processes_leave_whole_drafts_and_one_of_them_public(environment):
    command = [sys.executable, "-m", "tests.drafts.killing", str(KILLS)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=1200)
    assert done.returncode == 0, done.stderr[-3000:]
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["kills"] == KILLS
    assert all(told["at"].get(phase, 0) >= KILLS // 20 for phase in "fpac"), told
    assert told["told_again"]
