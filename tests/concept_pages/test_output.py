import pytest

from concept_pages.passages.output import with_languages, with_references, with_scrolling_tables


@pytest.mark.parametrize("reference", ["4.3-B2", "M 4.3.2", "M\u00a04.3.2", "§ 4", "М 4.3.2", "12-B10"])
def test_reference_in_text_is_kept_in_one_piece(reference):
    assert with_references(f"<p>Siehe {reference}.</p>") == f'<p>Siehe <bdi class="nr">{reference}</bdi>.</p>'


@pytest.mark.parametrize(
    "html",
    [
        '<p><a href="/x/4.3-B2">hier</a></p>',
        '<img alt="a > M 4.3.2" src="/4.3-B2.png">',
        "<p>2024-2030, 14.5 Prozent, COVID-19, A4, am 3.5.2024 um 12.30</p>",
    ],
)
def test_what_is_no_reference_in_text_stays_as_it_is(html):
    assert with_references(html) == html


def test_wide_table_scrolls_by_keyboard():
    html = with_scrolling_tables("<table><tr><td>1</td></tr></table>")
    assert html.startswith('<div class="scroll" role="region" tabindex="0" aria-label="')
    assert html.endswith("</table></div>")


def test_link_into_another_language_says_so():
    html = '<a data-page="0b2c1e0e-7b1a-5c0e-9d60-000000000001" href="/x/">hier</a>'
    assert with_languages(html, {"0b2c1e0e-7b1a-5c0e-9d60-000000000001": "de"}).startswith('<a hreflang="de" data-page')
    assert with_languages(html, {}) == html
