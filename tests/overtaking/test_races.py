"""Windows that save at the very same moment, in real threads on a real database."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys

import pytest

from tests.prepared.copies import Prepared
from tests.running_site import ROOT, environment_of
from tests.services import EACH_DATABASE, new_database


@pytest.fixture(params=EACH_DATABASE)
def small_site(request, tmp_path):
    """The environment of a process on a small concept of its own."""
    if request.param == "sqlite":
        with Prepared("small").held() as prepared:
            shutil.copytree(prepared.var, tmp_path, dirs_exist_ok=True)
        yield environment_of(tmp_path, f"sqlite:///{tmp_path / prepared.file.name}")
        return
    server = request.getfixturevalue("postgresql_url")
    with Prepared("small", server).held() as prepared:
        shutil.copytree(prepared.var, tmp_path, dirs_exist_ok=True)
        with new_database(server, "racing", prepared.name) as url:
            yield environment_of(tmp_path, url)


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
