"""The command by which anybody can look at the analysis."""

from __future__ import annotations

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("analyze_text", *arguments, stdout=out)
    return out.getvalue()


def test_tokens_are_printed_as_json():
    tokens = json.loads(run("Ämter"))
    assert tokens[0] == {"text": "Amt", "field": "w", "position": 0, "start": 0, "end": 5}


def test_what_a_query_asks_for_is_printed():
    asked = json.loads(run("--query", "Kurs"))
    assert {"text": "Kurs", "field": "p", "weight": 0.5} in asked["words"][0]["ways"]


def test_a_pair_that_meets_exits_well():
    assert "finds" in run("--meets", "Kurs", "Sprachkurse")


def test_a_pair_that_does_not_meet_exits_with_1():
    with pytest.raises(SystemExit) as exit:
        run("--meets", "Termin", "Terminal")
    assert exit.value.code == 1


def test_pairs_of_a_file_are_counted(tmp_path):
    file = tmp_path / "pairs.tsv"
    file.write_text("\ufeffKurs\tKurse\n\nMesse\tMesser\n", encoding="utf-8")
    assert json.loads(run("--pairs", str(file))) == {"of": 2, "meets": 1, "missing": [["Messe", "Messer"]]}


@pytest.mark.parametrize(
    ("content", "words"),
    [("Kurs Kurse\n", "line 1"), ("a\tb\n\na\tb\tc\n", "line 3"), ("a\t \n", "line 1"), (b"\xff\xfe\t\x00", "UTF-8")],
)
def test_a_bad_file_is_refused_with_its_line(tmp_path, content, words):
    file = tmp_path / "pairs.tsv"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(CommandError, match=words):
        run("--pairs", str(file))


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(CommandError, match="cannot be read"):
        run("--pairs", str(tmp_path / "none.tsv"))


@pytest.mark.parametrize("arguments", [(), ("Kurs", "--query", "Kurs"), ("Kurs", "--language", "d!")])
def test_what_makes_no_sense_is_refused(arguments):
    with pytest.raises(CommandError):
        run(*arguments)


@pytest.mark.parametrize("language", ["de-simple", "ar", "ti", "zh-hans"])
def test_any_language_is_taken(language):
    assert json.loads(run("Auenstadt", "--language", language))
