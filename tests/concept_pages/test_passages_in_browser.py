"""`passage.text` is what Chromium shows of the passage."""

import json

import pytest
from bs4 import BeautifulSoup
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from wagtail.models import Page

from concept_pages.models import ContentPage
from concept_pages.passages import expand, sections_of

from .chapters import make_chapter, stored
from .random_text import bodies, make_library

pytestmark = [pytest.mark.django_db, pytest.mark.browser, pytest.mark.appearance, pytest.mark.xdist_group("browser")]

GENERATED = 100
SHOWN = "() => [...document.querySelectorAll('.passage__text')].map(element => element.innerText)"


@pytest.fixture
def shown(chromium_tab):
    """From pieces of HTML to what Chromium shows of each; no author CSS."""

    def read(pieces: list[str]) -> list[str]:
        body = "".join(f'<div class="passage__text">{piece}</div>' for piece in pieces)
        chromium_tab.set_content(f"<!doctype html><meta charset=utf-8><body>{body}")
        return [collapsed(text) for text in chromium_tab.evaluate(SHOWN)]

    return read


@pytest.fixture
def chromium_tab(browser):
    """A page of the browser that loads nothing."""
    tab = browser.new_page()
    tab.route("**/*", lambda route: route.abort())
    yield tab
    tab.close()


def collapsed(text: str) -> str:
    return " ".join(text.split())


def printed(page) -> list[tuple]:
    """(passage, its HTML as a browser gets it)."""
    sections, targets = sections_of(page)
    return [(passage, expand(passage.html, targets)) for section in sections for passage in section.passages]


def demo_pages() -> list[ContentPage]:
    pages = Page.objects.filter(depth__gte=2, live=True).specific()
    return [page for page in pages if isinstance(page, ContentPage)]


def assert_shown(passages: list[tuple], shown) -> None:
    seen = shown([html for _, html in passages])
    assert len(seen) == len(passages)
    for (passage, html), text in zip(passages, seen, strict=True):
        assert collapsed(passage.text) == text, html


def test_text_of_the_demo_is_what_chromium_shows(shown):
    passages = [pair for page in demo_pages() for pair in printed(page)]
    assert {"de", "en", "ar", "de-simple"} == {passage.lang for passage, _ in passages}
    assert_shown(passages, shown)


def test_text_of_generated_passages_is_what_chromium_shows(shown):
    library, page = make_library(), make_chapter()
    found = []

    @given(data=st.data())
    @settings(
        max_examples=GENERATED // 2, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
    )
    def gather(data):
        page.body = stored(data.draw(bodies(library)))
        found.extend(printed(page))

    gather()
    assert len(found) >= GENERATED
    assert_shown(found, shown)


def words_of(tag) -> str:
    """Its HTML without the drawing of a key figure, whose values stand in the table that folds up below it."""
    for drawn in tag.select("[aria-hidden=true], details.values > summary"):
        drawn.decompose()
    for folded in tag.select("details.values"):
        folded.unwrap()
    return tag.decode_contents()


def test_public_pages_print_the_text_of_their_passages(client, shown):
    one_of_each_type = {type(page): page for page in demo_pages()}
    for page in one_of_each_type.values():
        html = client.get(page.url).content.decode()
        passages = {passage.anchor: passage for passage in page.passages()}
        marked = {tag["id"]: tag for tag in BeautifulSoup(html, "html.parser").select(".passage[id]")}
        assert marked.keys() == passages.keys(), json.dumps([page.url, *(marked.keys() ^ passages.keys())])
        inner = {anchor: words_of(tag.select_one(".passage__text") or tag) for anchor, tag in marked.items()}
        for anchor, text in zip(inner, shown(list(inner.values())), strict=True):
            assert text == collapsed(passages[anchor].text), (page.url, anchor)
