"""What comes out of a printer, read from the PDF that Chromium makes of a page."""

from __future__ import annotations

import io
import re

import pytest
from pypdf import PdfReader

from tests.thorough import THOROUGH

pytestmark = [pytest.mark.browser, pytest.mark.appearance, pytest.mark.xdist_group("browser")]

# The analysis has the longest texts; the plan is 80 pages more.
PRINTED = re.compile(r"<loc>http://[^/]+(/integrationskonzept/%s[^<]*)</loc>" % ("" if THOROUGH else "analyse/"))
MORE_THAN_A_ROW = 8  # words
SHEET_NUMBER = 3  # "3 / 3"
ON_EACH_SHEET = """() => {
  const {running, address} = document.documentElement.dataset;
  return `${running} ${address} ${document.querySelector('section.cite')?.innerText ?? ''}`;
}"""


def sheets(page, address: str) -> list[str]:
    page.goto(address)
    printed = PdfReader(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True)))
    return [" ".join(sheet.extract_text().split()) for sheet in printed.pages]


def words_of_its_own(page, sheet: str) -> int:
    """Beside the name, address and number on each sheet, and the citation."""
    return len(sheet.split()) - len(page.evaluate(ON_EACH_SHEET).split()) - SHEET_NUMBER


def test_no_last_sheet_holds_only_the_citation_or_a_single_row(browser, running_site):
    page = browser.new_page()
    addresses = PRINTED.findall(page.request.get(f"{running_site.address}/sitemap.xml").text())
    short = {}
    for path in addresses:
        *before, last = sheets(page, running_site.address + path)
        if before and words_of_its_own(page, last) < MORE_THAN_A_ROW:
            short[path] = last
    page.close()
    assert len(addresses) > 12
    assert not short


def test_an_address_is_not_broken_beside_other_facts(open_page, running_site):
    page = open_page("/ar/aemter/sozialamt/")
    assert "sozialamt@auenstadt.example" in sheets(page, page.url)[0]


def test_found_pages_are_printed_with_what_was_searched(open_page):
    page = open_page("/suche/?q=Sprachkurs")
    *_, last = sheets(page, page.url)
    assert "Suche im Konzept: Sprachkurs" in last
    assert "/suche/?q=Sprachkurs" in last
