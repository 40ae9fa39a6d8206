import pytest

from concept_pages.passages import digest_of, plain_text
from concept_pages.passages.output import (
    with_languages,
    with_references,
    with_scrolling_tables,
    with_seams,
    with_unbroken,
)


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


@pytest.mark.parametrize(
    "number",
    [
        "0000 115-2140",
        "31. Dezember",
        "3. Entwurf",
        "45\u00a0%",
        "312.000 Euro",
        "9 Uhr",
        "Artikel 33",
        "Abs. 2",
        "2027/28",
    ],
)
def test_number_does_not_end_a_line_before_its_unit(number):
    assert with_unbroken(f"<p>Es sind {number}.</p>") == f'<p>Es sind <span class="unbroken">{number}</span>.</p>'


@pytest.mark.parametrize("html", ["<p>von 1.120 auf 2.260</p>", '<a href="/2027/28/">hier</a>'])
def test_what_is_no_number_with_unit_may_break(html):
    assert "unbroken" not in with_unbroken(html)


@pytest.mark.parametrize(
    ("word", "seamed"),
    [
        ("Integrationskurse/Berufssprachkurse", "Integrationskurse/<wbr>Berufssprachkurse"),
        ("Sprachmittlungsdozent*innen", "Sprachmittlungsdozent<wbr>*innen"),
        ("Einwohner*innen", "Einwohner*innen"),
        ("und/oder", "und/oder"),
        ('<a href="/aktionsplan/sprachkurse/">x</a>', '<a href="/aktionsplan/sprachkurse/">x</a>'),
    ],
)
def test_only_a_word_too_long_for_a_phone_may_break_at_its_sign(word, seamed):
    assert with_seams(word) == seamed


def test_what_keeps_lines_together_moves_neither_text_nor_digest():
    html = "<p>Am 31. Dezember: Integrationskurse/Berufssprachkurse, M 4.1.2.</p>"
    sent = with_seams(with_unbroken(with_references(html)))
    assert sent != html
    assert plain_text(sent) == plain_text(html)
    assert digest_of(sent) == digest_of(html)
