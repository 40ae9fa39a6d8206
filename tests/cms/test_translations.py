"""Interface texts: nothing is forgotten, and German is complete."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import polib
import pytest

from tests.services import need

ROOT = Path(__file__).resolve().parents[2]
# English is the language of the code: its catalogue has a few words of Wagtail alone (cms/admin_words.py).
LANGUAGES = sorted(path.name for path in (ROOT / "locale").iterdir() if path.is_dir() and path.name != "en")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]")


def catalogue(language: str, root: Path = ROOT) -> polib.POFile:
    return polib.pofile(str(root / "locale" / language / "LC_MESSAGES" / "django.po"))


@pytest.fixture(scope="module")
def collected(tmp_path_factory) -> Path:
    """A copy of the project in which makemessages has just run."""
    need(bool(shutil.which("xgettext")), "gettext", "On Debian: apt-get install gettext.")
    copy = tmp_path_factory.mktemp("messages")
    for name in ("cms", "concept_pages", "drafts", "home", "search", "locale"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("demo", "__pycache__", "*.mo"))
    shutil.copy(ROOT / "manage.py", copy)
    languages = [part for language in LANGUAGES for part in ("-l", language)]
    subprocess.run(
        [sys.executable, "manage.py", "makemessages", *languages, "--no-location", "--no-obsolete"],
        cwd=copy,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "cms.settings.test"},
        check=True,
        capture_output=True,
    )
    return copy


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_string_of_the_code_is_missing_in_the_catalogue(collected, language):
    kept = {(e.msgctxt, e.msgid) for e in catalogue(language) if not e.obsolete}
    found = {(e.msgctxt, e.msgid) for e in catalogue(language, collected) if not e.obsolete}
    assert found - kept == set(), "run `make messages` and translate what came"
    assert kept - found == set(), "run `make messages`: these are no longer used"


def test_german_is_complete():
    open_entries = [e.msgid for e in catalogue("de") if not e.translated() or e.fuzzy]
    assert open_entries == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_are_kept(language):
    for entry in catalogue(language).translated_entries():
        texts = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
        wanted = set(PLACEHOLDER.findall(entry.msgid_plural or entry.msgid))
        for text in texts:
            assert set(PLACEHOLDER.findall(text)) <= wanted | set(PLACEHOLDER.findall(entry.msgid)), entry.msgid
        assert wanted <= set(PLACEHOLDER.findall(texts[-1])), entry.msgid
