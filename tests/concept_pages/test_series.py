"""A series: values by year, written as lines."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from concept_pages.series import SeriesField, parse_series, points


@pytest.mark.parametrize(
    ("written", "series"),
    [
        ("2023: 14,5\n2021: 9", {"2021": "9", "2023": "14.5"}),
        ("2023 14.5", {"2023": "14.5"}),
        ("2023;-3\r\n\r\n", {"2023": "-3"}),
        ("", {}),
    ],
)
def test_lines_become_a_series_in_order_of_the_years(written, series):
    assert parse_series(written) == series
    assert list(parse_series(written)) == sorted(series)


@pytest.mark.parametrize("line", ["23: 4", "2023:", "2023: viel", "2023: 1.234,5", "2023: 1e9", "2023: ٣ ٣"])
def test_line_that_is_no_year_and_number_is_named(line):
    with pytest.raises(ValidationError) as refused:
        parse_series(f"2021: 9\n{line}")
    assert "2" in str(refused.value.messages[0]).split(":")[0]


def test_points_leave_out_what_is_no_number():
    series = {"2023": "14.5", "2021": "9", "2022": "k. A.", "2020": "NaN", "2019": None}
    assert points(series) == [("2021", Decimal("9")), ("2023", Decimal("14.5"))]
    assert points({}) == points(None) == []


def test_form_shows_the_lines_that_it_reads():
    field = SeriesField("Werte").formfield()
    lines = field.prepare_value({"2021": "9", "2023": "14.5"})
    assert lines == "2021: 9\n2023: 14.5"
    assert field.clean(lines) == {"2021": "9", "2023": "14.5"}
    assert field.clean("") == {}


def test_form_sees_a_change_only_where_a_value_changed():
    field = SeriesField("Werte").formfield()
    assert not field.has_changed({"2021": "9"}, "2021:9\n")
    assert field.has_changed({"2021": "9"}, "2021: 10")
    assert field.has_changed({"2021": "9"}, "kein Jahr")
