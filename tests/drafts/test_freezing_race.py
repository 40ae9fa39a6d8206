from __future__ import annotations

import json
import subprocess
import sys

from tests.running_site import ROOT


def test_what_is_saved_while_a_draft_is_frozen_is_in_all_of_it_or_in_nothing(small_site):
    command = [sys.executable, "-m", "tests.drafts.freezing_race"]
    settings = {"DJANGO_SETTINGS_MODULE": "cms.settings.test"}
    done = subprocess.run(command, cwd=ROOT, env=small_site | settings, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr[-3000:]
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["vendor"][:6] == small_site["DATABASE_URL"][:6]
    assert told["said"] == told["held"]
