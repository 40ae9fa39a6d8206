"""From an address to the measures it asks for, in order, and what each other choice would give."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _

from ..models.live import Status
from .facets import LATE, PERMANENT, Facets
from .folding import fold, fold_all, natural
from .forms import DEFAULT_SORT, FILTERS, LABELS, PARAMETERS, DayForm, RegisterForm
from .masks import mask_of, places_of
from .measures import Measures
from .recorded import RecordedMeasures

PAGE_SIZE = 100


@dataclass(frozen=True)
class Choice:
    """A value of a filter. count: how many measures it gives with the other filters kept."""

    value: str
    label: str
    lang: str
    count: int
    is_chosen: bool


@dataclass(frozen=True)
class Tag:
    """A filter in use, the address without it and how many measures that gives."""

    label: str
    value: str
    lang: str
    url: str
    count: int


class Finding:
    def __init__(self, data: QueryDict):
        self.day = day_asked(data)
        self.measures = RecordedMeasures(self.day) if self.day else Measures()
        self.facets = Facets(self.measures)
        self.form = RegisterForm(data, {name: list(masks) for name, masks in self.facets.masks.items()})
        self.form.is_valid()
        cleaned = self.form.cleaned_data
        self.chosen = {name: cleaned[name] for name in FILTERS if cleaned.get(name)}
        self.sort = cleaned.get("sortierung") or DEFAULT_SORT
        self.masks = {name: self._mask(name, value) for name, value in self.chosen.items()}
        self.mask = self.mask_without("")

    def _mask(self, name: str, value: str) -> int:
        return self._text_mask(value) if name == "q" else self.facets.masks[name][value]

    def _text_mask(self, text: str) -> int:
        """All words stand in number, title or lead; a number is found with or without its blanks."""
        words = fold(text).split()
        summaries = self.measures.summaries
        texts = [
            f"{row.number} {row.number.replace(' ', '')} {row.title} {summary}"
            for row, summary in zip(self.measures.rows, summaries, strict=True)
        ]
        found = (place for place, folded in enumerate(fold_all(texts)) if all(word in folded for word in words))
        return mask_of(found, self.facets.size)

    def mask_without(self, name: str) -> int:
        mask = self.facets.everything
        for other, others in self.masks.items():
            if other != name:
                mask &= others
        return mask

    @property
    def count(self) -> int:
        return self.mask.bit_count()

    @property
    def total(self) -> int:
        return self.facets.size

    @cached_property
    def pages(self) -> int:
        return max(1, -(-self.count // PAGE_SIZE))

    @cached_property
    def page(self) -> int:
        """The page asked for; beyond the last one it is the last."""
        return min(self.form.cleaned_data.get("seite") or 1, self.pages)

    @cached_property
    def places(self) -> list[int]:
        """Places of all measures found, in the order asked for. What has no value stands last, whichever way."""
        places = places_of(self.mask) if self.mask else []
        key = self.sort.removeprefix("-")
        values = self._sort_values(key, places)
        known = [place for place in places if values[place] is not None]
        known.sort(key=values.__getitem__, reverse=self.sort.startswith("-"))
        return known + [place for place in places if values[place] is None]

    def _sort_values(self, key: str, places: list[int]) -> dict:
        rows = self.measures.rows
        if key == "titel":
            return dict(zip(places, fold_all([rows[place].title for place in places]), strict=True))
        if key == "amt":
            names = {pk: fold(self.facets.offices.of(pk).name) for pk in self.facets.offices.key_by_id}
            return {place: names.get(rows[place].office_id) for place in places}
        if key == "frist":
            return {place: rows[place].due_date for place in places}
        if key == "status":
            order = {status: at for at, status in enumerate(Status.values)}
            return {place: order.get(rows[place].status) for place in places}
        return {place: natural(rows[place].number) if rows[place].number else None for place in places}

    @property
    def shown(self) -> list[int]:
        start = (self.page - 1) * PAGE_SIZE
        return self.places[start : start + PAGE_SIZE]

    def query(self, **changes: str) -> str:
        """The shortest query string for this finding with some parameters changed; empty drops one. A new choice begins on page one."""
        page = str(self.page) if self.page > 1 and not changes else ""
        asked = {**self.chosen, "stand": self._stand, "sortierung": self.sort, "seite": page, **changes}
        if asked["sortierung"] == DEFAULT_SORT:
            asked["sortierung"] = ""
        kept = [(name, asked[name]) for name in PARAMETERS if asked.get(name)]
        return f"?{urlencode(kept)}" if kept else ""

    @property
    def _stand(self) -> str:
        return self.day.isoformat() if self.day else ""

    def only(self, **chosen: str) -> str:
        """The query string for these choices alone, on the same day."""
        asked = {"stand": self._stand, **chosen}
        kept = [(name, value) for name, value in asked.items() if value]
        return f"?{urlencode(kept)}" if kept else ""

    def choices(self, name: str) -> list[Choice]:
        others = self.mask_without(name)
        return [
            Choice(value, *self.words_for(name, value), (mask & others).bit_count(), self.chosen.get(name) == value)
            for value, mask in self.facets.masks[name].items()
        ]

    def count_without(self, name: str) -> int:
        return self.mask_without(name).bit_count()

    def tags(self, url: str) -> list[Tag]:
        return [
            Tag(
                LABELS[name],
                *self.words_for(name, value),
                f"{url}{self.query(**{name: ''})}",
                self.count_without(name),
            )
            for name, value in self.chosen.items()
        ]

    def words_for(self, name: str, value: str) -> tuple[str, str]:
        """What a value is called, and in which language where that is not the reader's."""
        if name == "status":
            return str(Status(value).label), ""
        if name == "frist":
            return due_words(value), ""
        names = {"feld": self.facets.fields, "amt": self.facets.offices, "gruppe": self.facets.groups}.get(name)
        named = names.by_key.get(value) if names else None
        if named is None:
            return value, ""
        words = getattr(named.fact, "short_name", "") or named.name
        return f"{self.field_numbers.get(value, '')} {words}".strip() if name == "feld" else words, named.lang

    @cached_property
    def field_numbers(self) -> dict[str, str]:
        pages = self.measures.fields.values()
        return {self.facets.fields.key_of(page.field_id): page.number for page in pages if page.live}


def day_asked(data: QueryDict) -> datetime.date | None:
    """The day in the address, where it is one that has come; else None."""
    form = DayForm(data)
    return form.cleaned_data.get("stand") if form.is_valid() else None


def due_words(value: str) -> str:
    words = {LATE: _("late"), PERMANENT: _("permanent")}
    return words.get(value) or _("by the end of %(year)s") % {"year": value}
