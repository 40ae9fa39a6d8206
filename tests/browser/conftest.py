"""The running site, furnished: every template has a page in German, English and Arabic."""

from __future__ import annotations

import json
from dataclasses import dataclass

import pytest

from tests.running_site import RunningSite

PASSWORD = "auenstadt"


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


@pytest.fixture
def log_in(browser, running_site):
    """From one of the demo accounts to the first page of the admin, in a browser of its own."""
    contexts = []

    def opened(username: str, **about):
        context = browser.new_context(**({"viewport": {"width": 1400, "height": 1000}, "locale": "de-DE"} | about))
        contexts.append(context)
        page = context.new_page()
        page.goto(f"{running_site.address}/admin/login/")
        page.fill("[name=username]", username)
        page.fill("[name=password]", PASSWORD)
        page.click("button[type=submit]")
        page.get_by_role("heading", name="Das Konzept auf einen Blick").wait_for()
        return page

    yield opened
    for context in contexts:
        context.close()
