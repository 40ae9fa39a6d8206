"""The drafts of the demo city: what a visitor finds, and what nobody finds but those who work on it."""

from __future__ import annotations

import urllib.error
import urllib.request

import pytest

SECRET = "Sportkleidung und Geräte ausleihen"  # a measure that only the second draft of the plan has


@pytest.fixture
def read(running_site):
    """From a path to (status, text)."""

    def get(path: str) -> tuple[int, str]:
        try:
            with urllib.request.urlopen(running_site.address + path) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    return get


def test_public_drafts_are_found_and_internal_ones_are_not(read):
    found = {path: read(f"/entwuerfe/{path}/")[0] for path in ("analyse/1", "analyse/2", "analyse/3", "aktionsplan/1")}
    assert found == {"analyse/1": 404, "analyse/2": 200, "analyse/3": 200, "aktionsplan/1": 200}
    for end in ("", "gesamt/", "manifest.json", "sport/z2/m5/"):
        assert read(f"/entwuerfe/aktionsplan/2/{end}")[0] == 404


@pytest.mark.parametrize("path", ["/", "/entwuerfe/", "/massnahmen/", "/massnahmen/massnahmen.csv", "/sitemap.xml"])
def test_what_only_an_internal_draft_has_is_said_nowhere(read, path):
    status, text = read(path)
    assert status == 200
    assert SECRET not in text and "sport/z2/m5" not in text


def test_the_list_tells_the_way_of_the_analysis_to_the_council(read):
    _status, text = read("/entwuerfe/analyse/3/")
    for words in ("Im Beratungsgang", "Vertagt", "22.10.2026", "Zur Kenntnis genommen", "19.11.2026"):
        assert words in text


def test_every_draft_of_the_demo_is_as_it_was_frozen(running_site):
    assert len(running_site.manage("verify_drafts").splitlines()) >= 5  # other tests freeze more of them here


def test_a_correction_stands_beside_the_text_that_was_frozen(read):
    _status, frozen = read("/entwuerfe/analyse/3/sprache/")
    assert "8.400" in frozen and "Ein Tippfehler." in frozen and "24. November 2026" in frozen
    _status, live = read("/integrationskonzept/analyse/sprache/")
    text, _note, said = live.partition("Berichtigung vom")
    assert "9.400" in text and "8.400" not in text
    assert "Ein Tippfehler." in said
