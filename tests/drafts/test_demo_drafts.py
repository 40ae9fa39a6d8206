"""The drafts of the demo city: what a visitor finds, and what nobody finds but those who work on it."""

from __future__ import annotations

import urllib.error
import urllib.request

import pytest
from bs4 import BeautifulSoup

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


def test_measure_tells_its_statuses_in_the_order_of_their_days(read):
    _status, text = read("/integrationskonzept/aktionsplan/sprache/z1/m2/")
    page = BeautifulSoup(text, "html.parser")
    told = [step.get_text(" ", strip=True) for step in page.select(".state .thread li")]
    assert told == ["geplant seit 28. September 2026", "in Umsetzung seit 1. Oktober 2026"]
    assert page.select_one(".state .status").get_text(strip=True) == "in Umsetzung"


BEFORE_ITS_DRAFT = """
from concept_pages.models import VisionPage
from drafts.time_line import time_line
from django.contrib.auth import get_user_model
page = VisionPage.objects.filter(locale__language_code="de").earliest("pk")  # other tests make more of them here
told = [entry.words for entry in reversed(time_line(page, get_user_model().objects.get(username="admin")))]
print("told:", "; ".join(told))
"""


def test_page_was_written_before_it_was_frozen(running_site):
    told = running_site.manage("shell", "-c", BEFORE_ITS_DRAFT).partition("told: ")[2]
    assert told.startswith("Erstellt; Bearbeitet; ")
    first, _then, rest = told.partition("1. Entwurf: für die Beteiligung eingefroren")
    assert "Entwurf" not in first and "Erstellt" not in rest
    assert "Bearbeitet; 2. Entwurf eingefroren" in rest
