"""How far the measures of each field are, as bars: one SVG a row, in per cent, so that text keeps its size and nothing needs a script."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..models.live import Status
from ..plan_view import STATUS_SHAPES

# Classes of the drawing, fuller where further. What goes on for good counts as in progress.
SHAPES = {
    "planned": _("planned"),
    "running": _("in progress"),
    "partly": _("partly implemented"),
    "done": pgettext_lazy("measure", "implemented"),
    "stopped": _("not implemented or dropped"),
}
CLASS_OF = {"": "planned", "permanent": "running"}
# Of a drawing's width, that a digit takes on a phone.
DIGIT_WIDTH = 3


@dataclass(frozen=True)
class Part:
    shape: str
    label: str
    count: int
    x: str = ""
    middle: str = ""
    width: str = ""
    has_room: bool = False


@dataclass(frozen=True)
class BarRow:
    """parts: as drawn. counts: one a shape, for the table."""

    number: str
    label: str
    lang: str
    url: str
    total: int
    parts: list[Part]
    counts: list[int]

    @property
    def in_words(self) -> str:
        return ", ".join(f"{part.count} {part.label}" for part in self.parts)


def shape_of(status: str) -> str:
    shape = STATUS_SHAPES.get(status, "")
    return CLASS_OF.get(shape, shape)


class StatusChart:
    """rows: one a field of action, in the plan's order. `masks`: the facets' masks of fields and statuses."""

    def __init__(self, finding, url: str, *, right_to_left: bool):
        masks = finding.facets.masks
        by_field = {key: self._counts(mask, masks["status"]) for key, mask in masks["feld"].items()}
        all_counts = self._counts(finding.facets.everything, masks["status"])
        self.shapes = [shape for shape in SHAPES if all_counts[shape] or shape != "stopped"]
        self.legend = [Part(shape, str(SHAPES[shape]), all_counts[shape]) for shape in self.shapes]
        longest = max((sum(counts.values()) for counts in by_field.values()), default=1)
        self.rows = []
        for key, counts in by_field.items():
            words, lang = finding.words_for("feld", key)
            number = finding.field_numbers.get(key, "")
            parts = drawn(counts, longest, right_to_left=right_to_left)
            totals = [counts[shape] for shape in self.shapes]
            label = words.removeprefix(number).strip()
            self.rows.append(
                BarRow(number, label, lang, f"{url}{finding.only(feld=key)}", sum(counts.values()), parts, totals),
            )

    @staticmethod
    def _counts(mask: int, statuses: dict[str, int]) -> Counter:
        counts: Counter = Counter()
        for status in Status.values:
            counts[shape_of(status)] += (mask & statuses.get(status, 0)).bit_count()
        return counts


def drawn(counts: Counter, longest: int, *, right_to_left: bool) -> list[Part]:
    parts, start = [], 0.0
    for shape, label in SHAPES.items():
        if not counts[shape]:
            continue
        width = counts[shape] / longest * 100
        x = 100 - start - width if right_to_left else start
        room = width >= DIGIT_WIDTH * len(str(counts[shape]))
        parts.append(
            Part(shape, str(label), counts[shape], f"{x:.2f}%", f"{x + width / 2:.2f}%", f"{width:.2f}%", room)
        )
        start += width
    return parts
