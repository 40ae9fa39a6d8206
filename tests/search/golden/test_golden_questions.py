"""What people ask the demo, and the page and passage that they rightly expect: questions.tsv. Where one fails, the search is mended or its words, not the question."""

from __future__ import annotations

import re
import shutil
from html import unescape
from pathlib import Path
from secrets import token_hex
from typing import NamedTuple

import pytest

from search.asking import site_question
from search.engines import Hit, engine_at
from search.public.spelling import meant
from search.ranking import ask
from search.shelves import live_shelf
from tests.prepared.copies import Prepared
from tests.search.conftest import ENGINES
from tests.search.golden.demo import Demo

pytestmark = pytest.mark.once


class Asked(NamedTuple):
    language: str
    query: str
    pages: list[str]
    words: str = ""
    spelling: str = ""


def questions() -> list[Asked]:
    lines = Path(__file__).with_name("questions.tsv").read_text().splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [Asked(language, query, pages.split(","), *more) for language, query, pages, *more in rows]


@pytest.fixture(scope="session")
def demo(tmp_path_factory) -> Demo:
    var = tmp_path_factory.mktemp("golden") / "var"
    with Prepared("demo").held() as prepared:
        shutil.copytree(prepared.var, var)
    return Demo(var)


@pytest.fixture(scope="session", params=ENGINES)
def address(request, demo):
    """Each engine with the demo's pages. The embedded index comes with the demo."""
    if request.param == "tantivy":
        yield f"tantivy://{demo.var}/search"
        return
    url = f"{request.getfixturevalue('elasticsearch_url')}/golden-{token_hex(4)}"
    demo.index_into(url)
    yield url
    engine_at(url).drop()


@pytest.fixture
def first_hit(address, db, settings):
    settings.SEARCH_URL = address

    def find(query: str, language: str) -> Hit | None:
        _taken, result = ask(engine_at(address), site_question(query, language, (live_shelf(language),)))
        return result.hits[0] if result.hits else None

    return find


@pytest.mark.parametrize("asked", questions(), ids=lambda asked: f"{asked.language} {asked.query}")
def test_question_finds_the_page_and_passage_that_answer(asked, first_hit, demo):
    query = asked.query
    if asked.spelling:
        query = meant(query, asked.language, (live_shelf(asked.language),))
        assert query == asked.spelling
    hit = first_hit(query, asked.language)
    assert hit and hit.id in [demo.id_of(page, asked.language) for page in asked.pages], hit
    if asked.words:
        assert asked.words in unescape(re.sub("</?mark>", "", hit.passages[0].excerpt_html))
