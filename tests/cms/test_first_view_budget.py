"""What a first view loads beside pictures stays small: the page, the style sheet, the scripts and the fonts that its letters need."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.contrib.staticfiles import finders
from django.utils import translation

from cms.compression import ENCODINGS
from cms.font_files import first_files
from cms.main_pages import main_pages
from cms.style_sheet import style_sheet, style_sheet_url
from tests.running_site import ROOT

from .test_fonts import FACES, letters

pytestmark = [pytest.mark.django_db, pytest.mark.appearance]
BUDGET = 60_000
# A page has two scripts, two or three fonts and one style sheet; each answer has its headers (HTTP/1.1, policy and all).
HEADERS = 3_500
# As in tokens.css: what stands in `--sans` and `--serif`.
FAMILIES = {"ar": {"Auen Sans", "Mada"}, "uk": {"Auen Sans", "Auen Cyrillic"}}
ITALIC = "vollkorn-italic-latin.woff2"
RARE = ("latin-rest", "latin-ext", "vietnamese")


def addresses() -> list[tuple[str, str]]:
    return [(language, path) for language in ("de", "en", "ar") for path in main_pages(language)]


def size_of_file(name: str) -> int:
    content = Path(finders.find(name)).read_bytes()
    return len(content) if name.endswith(".woff2") else len(ENCODINGS["br"](content))


def fonts(language: str, page: BeautifulSoup) -> set[str]:
    """Files whose letters stand on the page. For a rare letter in either typeface: the larger of both."""
    families = FAMILIES.get(language, {"Vollkorn", "Auen Sans"})
    shown = {ord(letter) for letter in page.body.get_text()}
    names = {name for family, name, ranges in FACES if family in families and shown & letters(ranges)} - {ITALIC}
    names -= {
        name
        for name in names
        if name.startswith("auen")
        and name.replace("auen-sans", "vollkorn") in names
        and any(part in name for part in RARE)
    }
    return names | ({ITALIC} if page.select_one("main :is(i, em)") else set())


def first_view(client, language: str, path: str) -> dict[str, int]:
    response = client.get(path)
    assert response.status_code == 200
    page = BeautifulSoup(response.content, "html.parser")
    scripts = [script["src"].partition("/static/")[2] for script in page.select("script[src]")]
    assert [link["href"] for link in page.select("link[rel=stylesheet]")] == [style_sheet_url()]
    return {
        "page": len(ENCODINGS["br"](response.content)),
        "styles": len(style_sheet().bodies["br"]),
        "scripts": sum(map(size_of_file, scripts)),
        "fonts": sum(size_of_file(f"cms/fonts/{name}") for name in fonts(language, page)),
        "headers": HEADERS,
    }


def test_first_view_of_every_main_page_stays_within_its_budget(client):
    views = {path: first_view(client, language, path) for language, path in addresses()}
    assert len(views) > 60
    assert {path: view for path, view in views.items() if sum(view.values()) > BUDGET} == {}


def test_ukrainian_and_russian_need_no_second_typeface():
    """The test's concept has no pages in them: their two files and the rest of the largest page stay within the budget."""
    for language in ("uk", "ru"):
        assert sum(map(size_of_file, first_files(language))) < 26_000


@pytest.mark.parametrize("language", ["de", "ar"])
def test_every_page_asks_early_for_the_fonts_it_is_set_in(language, client):
    with translation.override(language):
        page = client.get(main_pages(language)[0]).content.decode()
    asked = re.findall(r'<link rel="preload" href="/static/([^"]+)" as="font"', page)
    assert asked == first_files(language)


@pytest.mark.browser
def test_measuring_a_site_that_does_not_run_says_so(browser):
    command = [sys.executable, "manage.py", "measure_first_view", "/", "--site", "http://127.0.0.1:9"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 1
    assert "does not answer" in done.stderr and "Traceback" not in done.stderr
