"""Measures first views in Chromium through Playwright, which comes with the test tools (`make setup`)."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
# Observers are set before the page's first byte; blocking time counts what a task takes beyond 50 ms.
OBSERVE = """
window.measured = {paint: 0, shift: 0, blocked: 0};
new PerformanceObserver((list) => { for (const e of list.getEntries()) measured.paint = e.startTime; })
  .observe({type: 'largest-contentful-paint', buffered: true});
new PerformanceObserver((list) => { for (const e of list.getEntries()) if (!e.hadRecentInput) measured.shift += e.value; })
  .observe({type: 'layout-shift', buffered: true});
new PerformanceObserver((list) => { for (const e of list.getEntries()) measured.blocked += Math.max(0, e.duration - 50); })
  .observe({type: 'longtask', buffered: true});
"""
SETTLED = 1000  # ms after loading, for late shifts


class NotMeasured(Exception):
    """Playwright or Chromium is missing, or the site does not answer."""


@dataclass
class FirstView:
    """sizes: bytes over the wire by kind of resource; largest_paint and blocked in ms; shift without unit."""

    path: str
    width: int = 0
    sizes: Counter = field(default_factory=Counter)
    largest_paint: float = 0
    shift: float = 0
    blocked: float = 0

    @property
    def text(self) -> int:
        """Bytes of everything but images."""
        return self.sizes.total() - self.sizes["Image"]

    def or_worse(self, other: FirstView) -> FirstView:
        """The worse figures of both."""
        return FirstView(
            "",
            sizes=max(self, other, key=lambda view: view.text).sizes,
            largest_paint=max(self.largest_paint, other.largest_paint),
            shift=max(self.shift, other.shift),
            blocked=max(self.blocked, other.blocked),
        )


def measure(site: str, paths: list[str], *, slower: float, widths: list[int]) -> Iterator[FirstView]:
    """Each path at each width in a fresh browser profile. Raises NotMeasured."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        raise NotMeasured("Playwright is missing: run `make setup`.") from None
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not chromium:
        raise NotMeasured("Chromium is missing: install Debian's package chromium, or name it in CHROMIUM.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        try:
            for path in paths:
                for width in widths:
                    yield _measure_one(browser, site.rstrip("/"), path, slower, width)
        finally:
            browser.close()


def _measure_one(browser, site: str, path: str, slower: float, width: int) -> FirstView:
    from playwright.sync_api import Error

    view = FirstView(path, width)
    context = browser.new_context(viewport={"width": width, "height": 844})
    page = context.new_page()
    session = context.new_cdp_session(page)
    kinds: dict[str, str] = {}

    def received(event):
        is_image = event["response"]["mimeType"].startswith("image/")  # the icon of the site too
        kinds[event["requestId"]] = "Image" if is_image else event["type"]

    session.on("Network.responseReceived", received)

    def finished(event):
        view.sizes[kinds.get(event["requestId"], "Other")] += event["encodedDataLength"]

    session.on("Network.loadingFinished", finished)
    session.send("Network.enable")
    session.send("Emulation.setCPUThrottlingRate", {"rate": slower})
    page.add_init_script(OBSERVE)
    try:
        page.goto(site + path, wait_until="load")
    except Error:
        raise NotMeasured(
            f"{site + path} does not answer. Start the site, or name where it runs with --site."
        ) from None
    page.wait_for_timeout(SETTLED)
    found = page.evaluate("window.measured")
    view.largest_paint, view.shift, view.blocked = found["paint"], found["shift"], found["blocked"]
    context.close()
    return view
