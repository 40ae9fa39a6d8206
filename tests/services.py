"""What a machine may lack. Missing locally: the test is skipped and says how to get it. Missing with CI=true: a failure."""

from __future__ import annotations

import os
import shutil

import pytest


def need(found: bool, what: str, how: str) -> None:
    if found:
        return
    message = f"{what} is missing. {how}"
    if os.environ.get("CI") == "true":
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture(scope="session")
def chromium_path() -> str:
    path = os.environ.get("CHROMIUM_PATH") or shutil.which("chromium") or shutil.which("chromium-browser")
    need(bool(path), "Chromium", "On Debian: apt-get install chromium, or set CHROMIUM_PATH.")
    return str(path)


@pytest.fixture(scope="session")
def browser(chromium_path):
    """Chromium, driven by Playwright."""
    from playwright.sync_api import sync_playwright

    arguments = [
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        arguments.append("--no-sandbox")
    # Playwright keeps an event loop running in this process, in which Django would refuse its database to every later test.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path, args=arguments)
        yield browser
        browser.close()


@pytest.fixture
def postgresql_url() -> str:
    """A PostgreSQL server that tests may use, as an address of a database on it."""
    url = os.environ.get("TEST_POSTGRESQL_URL", "")
    need(bool(url), "PostgreSQL", "Set TEST_POSTGRESQL_URL=postgres://user:password@127.0.0.1:5432/postgres.")
    return url
