"""The compiled lexicons: compiled once, whole or not there, and not needed to start."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from search import analysis, checks
from search.analysis import analysis_version
from search.analysis.meeting import meets
from search.lexicon import NoLexicon, place


@pytest.fixture
def elsewhere(settings, tmp_path):
    settings.LEXICON_DIR = str(tmp_path / "lexicon")
    return tmp_path / "lexicon"


def test_a_lexicon_is_compiled_once(elsewhere):
    out = StringIO()
    call_command("build_lexicon", "fa", stdout=out)
    assert "Compiled" in out.getvalue()
    before = place.file_of("fa").stat().st_mtime_ns
    call_command("build_lexicon", "fa", stdout=StringIO())
    assert place.file_of("fa").stat().st_mtime_ns == before
    assert "CC BY-SA" in (place.folder() / "LICENSES.md").read_text(encoding="utf-8")


def test_a_language_without_lexicon_is_refused():
    with pytest.raises(CommandError, match="vi"):
        call_command("build_lexicon", "vi")


def test_what_is_missing_is_said_in_one_sentence(elsewhere):
    with pytest.raises(NoLexicon, match="build_lexicon"):
        place.opened("de")
    assert "build_lexicon" in checks.lexicons_are_compiled(None)[0].hint


def test_without_lexicon_words_are_found_by_their_stems(elsewhere):
    german = analysis.analyser_of.__wrapped__("de")
    assert meets(german, "Förderungen", "Förderung")


def test_an_index_made_without_lexicon_is_of_another_version(elsewhere, settings):
    assert analysis_version("de") != f"{analysis.code_version()}-{place.fingerprint()}"


def test_folders_of_old_versions_are_forgotten(elsewhere):
    for number in range(5):
        (elsewhere / f"old{number}").mkdir(parents=True)
    place.forget_old()
    assert len(list(elsewhere.iterdir())) == place.KEPT


def test_a_broken_file_is_no_lexicon(elsewhere):
    place.folder().mkdir(parents=True)
    place.file_of("de").write_bytes(b"no trie")
    with pytest.raises(NoLexicon):
        place.opened("de")
