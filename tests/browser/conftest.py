"""The running site, furnished: every template has a page in German, English and Arabic."""

from __future__ import annotations

import json
from dataclasses import dataclass

import pytest

from tests.running_site import RunningSite


@dataclass
class FurnishedSite:
    site: RunningSite
    contents: dict

    @property
    def address(self) -> str:
        return self.site.address


@pytest.fixture(scope="session")
def furnished_site(running_site):
    return FurnishedSite(running_site, json.loads((running_site.var / "furnished.json").read_text()))


@pytest.fixture
def open_page(browser, running_site):
    """From a path and a window's size to the page, in a browser of its own."""
    contexts = []

    def opened(path: str, width: int = 1280, height: int = 900, **about):
        context = browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce", **about)
        contexts.append(context)
        page = context.new_page()
        page.goto(running_site.address + path)
        return page

    yield opened
    for context in contexts:
        context.close()
