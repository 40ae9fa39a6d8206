"""Windows that save at the very same moment, in real threads on a real database."""

from __future__ import annotations

import json
import subprocess
import sys

from tests.running_site import ROOT


def test_of_windows_that_save_at_once_one_is_first_and_no_text_is_lost(small_site):
    command = [sys.executable, "-m", "tests.overtaking.racing"]
    settings = {"DJANGO_SETTINGS_MODULE": "cms.settings.test"}
    done = subprocess.run(command, cwd=ROOT, env=small_site | settings, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr[-3000:]
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["vendor"][:6] == small_site["DATABASE_URL"][:6]
    kept = set(told["kept"])
    for one in told["rounds"]:
        outcomes = one["outcomes"]
        assert sorted(outcomes.values()).count("saved") == 1, one
        assert set(outcomes.values()) <= {"saved", "asked", "refused"}, one
        assert outcomes[one["newest"]] == "saved"
        assert {words for words, outcome in outcomes.items() if outcome == "asked"} <= kept
