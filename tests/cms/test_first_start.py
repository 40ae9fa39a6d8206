"""The very first start, in a folder where no interface text was ever compiled."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

FIRST_START = """
import django
django.setup()
from django.utils import translation
from django.core.management import call_command
with translation.override("de"):
    translation.gettext("Editors")  # as any app may do before the command runs
from cms.management.commands import start
real = start.call_command
start.call_command = lambda name, *a, **o: None if name == "runserver" else real(
    "set_up" if name == "load_demo" else name, verbosity=0
)
call_command("start")
from django.contrib.auth.models import Group
from wagtail.models import Workflow
print("groups:", *sorted(Group.objects.values_list("name", flat=True)), sep="\\n")
print("reviews:", *Workflow.objects.filter(active=True).values_list("name", flat=True), sep="\\n")
print("interface:", translation.gettext("Editors"))
"""


def test_first_start_speaks_german_from_its_first_row(tmp_path):
    copy = tmp_path / "site"
    ignored = shutil.ignore_patterns("*.mo", "__pycache__", "demo")
    for name in ("cms", "concept_pages", "drafts", "home", "search", "locale"):
        shutil.copytree(ROOT / name, copy / name, ignore=ignored)
    assert not list(copy.rglob("*.mo"))
    done = subprocess.run(
        [sys.executable, "-c", FIRST_START],
        cwd=copy,
        env={
            **{name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "PYTHONPATH")},
            "DJANGO_SETTINGS_MODULE": "cms.settings.dev",
            "VAR_DIR": str(tmp_path / "var"),
            "MEDIA_ROOT": str(tmp_path / "media"),
            "SEARCH_URL": f"tantivy://{tmp_path}/search",
        },
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    lines = done.stdout.splitlines()
    assert "Redaktion" in lines and "Editors" not in lines
    assert "Redaktionelle Prüfung" in lines
    assert "interface: Redaktion" in lines
