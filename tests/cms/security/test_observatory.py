"""What a server with the production settings answers scores at least 120 points in Mozilla's Observatory."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.prepared.copies import Prepared

from . import observatory

pytestmark = [pytest.mark.once, pytest.mark.xdist_group("observatory")]

ROOT = Path(__file__).resolve().parents[3]
ADDRESSES = ["/", "/konzept-gibt-es-nicht/", "/admin/login/"]
ASK = """
import json, sys
import django
django.setup()
from django.core.management import call_command
call_command("collectstatic", interactive=False, verbosity=0)
from django.test import Client
client = Client(SERVER_NAME="konzept.example.org")
found = {}
for address in json.loads(sys.argv[1]):
    plain, answer = client.get(address), client.get(address, secure=True)
    found[address] = {
        "status": answer.status_code,
        "headers": {name.lower(): value for name, value in answer.items()},
        "cookies": [
            {"name": name, **{key: bool(cookie[key]) for key in ("secure", "httponly", "samesite")},
             "path": cookie["path"], "domain": cookie["domain"]}
            for name, cookie in answer.cookies.items()
        ],
        "html": answer.content.decode(),
        "redirect": plain.get("Location"),
    }
print("found", json.dumps(found))
"""


@pytest.fixture(scope="module")
def answers(tmp_path_factory) -> dict[str, dict]:
    folder = tmp_path_factory.mktemp("production")
    with Prepared("small").held() as prepared:
        shutil.copytree(prepared.var, folder, dirs_exist_ok=True)
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "cms.settings.production",
        "SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
        "ALLOWED_HOSTS": "konzept.example.org",
        "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3",
        "SEARCH_URL": f"tantivy://{folder}/search",
        "CACHE_URL": "locmem://",
        "MEDIA_ROOT": str(folder / "media"),
        "VAR_DIR": str(folder),
        "WAGTAILADMIN_BASE_URL": "https://konzept.example.org",
    }
    done = subprocess.run(
        [sys.executable, "-c", ASK, json.dumps(ADDRESSES)], cwd=ROOT, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout.split("found ", 1)[1])


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_answer_scores_at_least_120_points(answers, address):
    points, reasons = observatory.score(answers[address])
    assert points >= 120, reasons
    assert min(reasons.values()) >= 0, reasons


def test_the_cookies_of_the_admin_are_bound_to_this_host(answers):
    found = answers["/admin/login/"]["cookies"]
    assert [cookie["name"] for cookie in found] == ["__Host-csrftoken"]
    for cookie in found:
        assert cookie["secure"] and cookie["httponly"] and cookie["samesite"]
        assert (cookie["path"], cookie["domain"]) == ("/", "")


@pytest.mark.parametrize(
    "header, worse",
    [
        ("content-security-policy", "default-src 'self' 'unsafe-inline'"),
        ("content-security-policy", ""),
        ("strict-transport-security", "max-age=3600"),
        ("cross-origin-opener-policy", "all"),
        ("x-content-type-options", ""),
    ],
)
def test_a_worse_header_costs_points(answers, header, worse):
    answer = answers["/"]
    weaker = answer | {"headers": answer["headers"] | {header: worse}}
    assert observatory.score(weaker)[0] < observatory.score(answer)[0]
