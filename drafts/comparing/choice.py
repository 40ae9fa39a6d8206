"""What of a synopsis a reader asks to see: filters, view and sheet, all in the address."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django import forms
from django.apps import apps
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from . import kinds
from .overview import total

UNKNOWN = _("There is no such choice.")
# A sheet is full with so many changes; a page is never torn apart.
CHANGES_ON_SHEET = 30
REST = "-"
FILTERS = ("feld", "typ", "amt", "art")


class ChoiceForm(forms.Form):
    """Choices are what the synopsis has; anything else is left out."""

    feld = forms.ChoiceField(label=_("Field of action"), required=False)
    typ = forms.ChoiceField(label=_("Type of page"), required=False)
    amt = forms.ChoiceField(label=_("Office"), required=False)
    art = forms.MultipleChoiceField(
        label=_("Kind of change"),
        required=False,
        choices=list(kinds.LABELS.items()),
        widget=forms.CheckboxSelectMultiple,
    )
    ansicht = forms.ChoiceField(
        label=_("View"), required=False, choices=[("", _("side by side")), ("fortlaufend", _("as one text"))]
    )

    def __init__(self, data, overview: dict):
        super().__init__(data)
        self.fields["feld"].choices = [
            ("", pgettext_lazy("filter", "all")),
            *((f["key"] or REST, field_name(f)) for f in overview["fields"]),
        ]
        self.fields["typ"].choices = [("", pgettext_lazy("filter", "all")), *types(overview)]
        offices = sorted(overview["offices"].items(), key=lambda office: office[1].casefold())
        self.fields["amt"].choices = [("", pgettext_lazy("filter", "all")), *offices]
        for field in self.fields.values():
            field.error_messages["invalid_choice"] = UNKNOWN
        self.full_clean()

    @property
    def asked(self) -> dict:
        """What was understood of the filters, without those that let everything through."""
        return {name: self.cleaned_data[name] for name in FILTERS if self.cleaned_data.get(name)}

    @property
    def is_inline(self) -> bool:
        return self.cleaned_data.get("ansicht") == "fortlaufend"

    def left_out(self) -> list[dict]:
        """What was not understood: label, what was asked, reason."""
        return [
            {"label": self.fields[name].label, "asked": ", ".join(self.data.getlist(name)), "reason": UNKNOWN}
            for name in self.errors
        ]


def field_name(field: dict) -> str:
    return f"{field['number']} {field['title']}".strip() if field["key"] else _("Other parts")


def types(overview: dict) -> list[tuple[str, str]]:
    names = dict.fromkeys(page["type"] for page in overview["pages"])
    return [(model_name(name), type_label(name)) for name in names]


def model_name(name: str) -> str:
    return name.partition(".")[2]


def type_label(name: str) -> str:
    """A type that the site no longer has keeps its bare name."""
    try:
        return apps.get_model(name)._meta.verbose_name
    except LookupError:
        return model_name(name)


@dataclass(frozen=True)
class Chosen:
    """A page with the numbers of the changes on it that were asked for. first: the number of its first change."""

    page: dict
    first: int
    numbers: frozenset[int]


def chosen(overview: dict, asked: dict) -> list[Chosen]:
    found, first = [], 1
    for page in overview["pages"]:
        wanted = set(asked.get("art") or kinds.KINDS)
        numbers = frozenset(first + place for place, of in enumerate(page["changes"]) if wanted & set(of))
        if numbers and fits(page, asked):
            found.append(Chosen(page, first, numbers))
        first += len(page["changes"])
    return found


def fits(page: dict, asked: dict) -> bool:
    return (
        asked.get("feld", page["field"] or REST) == (page["field"] or REST)
        and asked.get("typ", model_name(page["type"])) == model_name(page["type"])
        and ("amt" not in asked or asked["amt"] in page["offices"])
    )


def sheets(pages: list[Chosen]) -> list[list[Chosen]]:
    """At least one, which may be empty."""
    found: list[list[Chosen]] = [[]]
    for page in pages:
        full = sum(len(one.numbers) for one in found[-1])
        if found[-1] and full + len(page.numbers) > CHANGES_ON_SHEET:
            found.append([])
        found[-1].append(page)
    return found


def sheet_of_change(pages: list[list[Chosen]], number: int) -> int:
    """Which sheet shows the change, from 1; the first where none does."""
    return next((place for place, sheet in enumerate(pages, 1) for one in sheet if number in one.numbers), 1)


def sheet_of_page(pages: list[list[Chosen]], key: str) -> int:
    """Which sheet shows the page, from 1; the first where none does."""
    return next((place for place, sheet in enumerate(pages, 1) for one in sheet if one.page["key"] == key), 1)


def is_all(overview: dict, pages: list[Chosen]) -> bool:
    return sum(len(one.numbers) for one in pages) == total(overview)


def numbers_on(sheet: list[Chosen]) -> Iterator[int]:
    for one in sheet:
        yield from sorted(one.numbers)
