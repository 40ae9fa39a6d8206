"""What is installed is used, what is used is listed, and each line says what it is for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LISTS = ("requirements.txt", "requirements-data.txt", "requirements-dev.txt")
PACKAGE = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[a-z,]+\])?==\S+$")


def lines(name: str) -> list[str]:
    return (ROOT / name).read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("name", LISTS)
def test_each_requirement_is_pinned_and_has_a_line_that_says_what_it_is_for(name):
    before = ""
    for line in lines(name):
        if not line.startswith(("#", "-r ")):
            assert PACKAGE.match(line), line
            assert before.startswith("# "), f"{line} has no line of its own"
        before = line


def test_no_phony_target_lacks_its_rule():
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = set(re.search(r"^\.PHONY: (.+)$", text, re.MULTILINE)[1].split())
    assert phony and phony <= set(re.findall(r"^([a-z-]+):", text, re.MULTILINE))


def test_packages_that_tests_import_by_another_name_are_listed():
    listed = {match[1] for name in LISTS for line in lines(name) if (match := PACKAGE.match(line))}
    imported = {
        module
        for file in (ROOT / "tests").rglob("*.py")
        for module in re.findall(r"^\s*(?:from|import) (\w+)", file.read_text(encoding="utf-8"), re.MULTILINE)
    }
    names = {"bs4": "beautifulsoup4", "hypothesis": "hypothesis", "playwright": "playwright"}
    assert {names[module] for module in imported & names.keys()} <= listed
    assert not {"wagtail_factories", "djhtml"} & (listed - imported)
