"""What editors say of compounds, in the analyser of this process. Read before a query is analysed and before pages are indexed."""

from __future__ import annotations

from .analysis import analyser
from .analysis.german import GermanAnalyser
from .models import CompoundWord
from .models.wording import listed


def refresh() -> None:
    german = analyser("de")
    if isinstance(german, GermanAnalyser):
        rows = CompoundWord.objects.order_by("pk").values_list("word", "parts")
        german.take_exceptions({word: tuple(listed(parts)) for word, parts in rows})
