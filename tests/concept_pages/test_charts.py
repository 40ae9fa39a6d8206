"""A series as bars from a common zero."""

from hypothesis import given
from hypothesis import strategies as st

from concept_pages.charts import bars, chart, with_chart


def per_cent(text: str) -> float:
    assert text.endswith("%")
    return float(text[:-1])


def test_bars_take_the_width_of_their_share_of_the_largest():
    assert [(b.label, b.x, b.width) for b in bars({"2021": "5", "2023": "20"})] == [
        ("2021", "0.0%", "25.0%"),
        ("2023", "0.0%", "100.0%"),
    ]


def test_bars_below_zero_run_to_the_other_side():
    below, above = bars({"2021": "-10", "2022": "30"})
    assert (below.x, below.width) == ("0.0%", "25.0%")
    assert (above.x, above.width) == ("25.0%", "75.0%")


def test_bars_are_mirrored_for_right_to_left():
    below, above = bars({"2021": "-10", "2022": "30"}, right_to_left=True)
    assert (below.x, above.x) == ("75.0%", "0.0%")


def test_series_of_zeros_or_nothing_draws_no_width():
    assert [b.width for b in bars({"2021": "0", "2022": "0"})] == ["0.0%", "0.0%"]
    assert bars({}) == []


@given(
    st.dictionaries(st.integers(1990, 2040).map(str), st.integers(-(10**12), 10**12).map(str), min_size=1),
    st.booleans(),
)
def test_no_bar_leaves_the_drawing(series, right_to_left):
    for bar in bars(series, right_to_left=right_to_left):
        start, width = per_cent(bar.x), per_cent(bar.width)
        assert -0.1 <= start <= 100.1
        assert start + width <= 100.2


def test_drawing_is_hidden_from_screen_readers_and_needs_no_style_attribute():
    html = chart({"2021": "5", "2023": "20"})
    assert 'aria-hidden="true"' in html
    assert html.count("<rect") == 2
    assert "style=" not in html


def test_bars_stand_where_the_table_was_and_the_table_folds_below_them():
    scrolling = '<div class="scroll" role="region"><table><tr><td>5</td></tr></table></div>'
    html = with_chart(f"<p>Wert</p>{scrolling}<p>Quelle</p>", {"2021": "5"})
    before, bars_, table, after = (html.index(part) for part in ("Wert", 'class="bars', "<details", "Quelle"))
    assert before < bars_ < table < after
    assert scrolling in html
