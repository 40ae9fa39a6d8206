"""A series as bars: one SVG a row, in per cent, so that text keeps its size and nothing needs a script."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from .series import points

TABLE = re.compile(r'<div class="scroll".*?</table></div>', re.DOTALL)


@dataclass(frozen=True)
class Bar:
    """One row. x and width in per cent of the drawing's width."""

    label: str
    value: Decimal
    x: str
    width: str


def bars(series: dict, *, right_to_left: bool = False) -> list[Bar]:
    """Bars from a common zero; values below zero run to the other side. Mirrored for right-to-left pages."""
    values = points(series)
    if not values:
        return []
    with_zero = [Decimal(0), *(value for _, value in values)]
    low, high = min(with_zero), max(with_zero)
    span = (high - low) or Decimal(1)
    rows = []
    for label, value in values:
        start = (min(value, Decimal(0)) - low) / span * 100
        width = abs(value) / span * 100
        x = 100 - start - width if right_to_left else start
        rows.append(Bar(label, value, f"{x:.1f}%", f"{width:.1f}%"))
    return rows


def chart(series: dict, *, right_to_left: bool = False) -> str:
    """The bars as HTML; hidden from screen readers, for the table beside them says the same."""
    return render_to_string(
        "concept_pages/includes/chart.html",
        {"bars": bars(series, right_to_left=right_to_left)},
    )


def with_chart(html: str, series: dict, *, right_to_left: bool = False) -> str:
    """A passage's HTML as `expand` gives it, with bars in the place of its table, which folds up below them."""
    drawing = chart(series, right_to_left=right_to_left)
    table = TABLE.search(html)
    return html.replace(table[0], drawing + folded(table[0])) if table else html + drawing


def folded(table: str) -> str:
    """The bars say the same, so the table waits for those who want it."""
    return render_to_string("concept_pages/includes/values.html", {"table": mark_safe(table)})
