"""kill -9 in the middle of a freeze or a publication leaves what was there before, or what should be there afterwards."""

from __future__ import annotations

import json
import subprocess
import sys

from tests.running_site import ROOT
from tests.thorough import times

KILLS = times(100, 30)


def test_killed_processes_leave_whole_drafts_and_one_of_them_public(small_site):
    command = [sys.executable, "-m", "tests.drafts.killing", str(KILLS)]
    # A thread that carries to the search would be cut off by the fork and may hold a lock for ever.
    environment = small_site | {"SEARCH_RELAY": "worker"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=1200)
    assert done.returncode == 0, done.stderr[-3000:]
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["kills"] == KILLS
    assert all(told["at"].get(phase, 0) >= KILLS // 20 for phase in "fpac"), told
    assert told["told_again"]
