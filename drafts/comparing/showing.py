"""A sheet of the synopsis as its template prints it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from ..models import Draft
from ..text.addresses import page_address as draft_address
from ..text.languages import lang_attributes
from . import kinds
from .choice import REST, Chosen, field_name, type_label
from .overview import counts
from .printing import Printer

CHANGE = "aenderung"


def anchor(number: int) -> str:
    return f"{CHANGE}-{number}"


class Shown:
    """One entry of a page, printed when the template asks. number: of a change, None for what is no change."""

    def __init__(
        self, page: dict, entry: dict, printer: Printer, number: int | None = None, of: list[str] | None = None
    ):
        self.page, self.entry, self.printer, self.number = page, entry, printer, number
        self.kinds = [(kind, kinds.LABELS[kind]) for kind in of or ()]

    @property
    def anchor(self) -> str:
        return anchor(self.number)

    @cached_property
    def html(self) -> str:
        return self.printer.html(self.entry["html"])

    @cached_property
    def fact(self) -> list[str]:
        return [self.printer.html(value) for value in self.entry.get("fact", ())]

    @cached_property
    def texts(self) -> list[dict]:
        texts = self.entry.get("same") or self.entry.get("texts") or ()
        return [
            text
            | {
                "html": self.printer.html(text["html"]),
                "lang": lang_attributes(text["lang"]),
                "notes": [note for draft in self.printer.pair.drafts for note in self._notes(draft, text["anchor"])],
            }
            for text in texts
        ]

    @cached_property
    def old_notes(self) -> list[dict]:
        """Of corrections of the older text."""
        moved_from = self.entry.get("from", {}).get("key", "")
        return self._notes(self.printer.pair.older, self.entry["anchors"][0], moved_from)

    @cached_property
    def new_notes(self) -> list[dict]:
        return self._notes(self.printer.pair.newer, self.entry["anchors"][1])

    def _notes(self, draft: Draft | None, anchor: str, page_key: str = "") -> list[dict]:
        return self.printer.notes(draft, page_key or self.page["key"], anchor)

    @cached_property
    def lang(self) -> str:
        return lang_attributes(self.entry["lang"])

    @cached_property
    def title(self) -> str:
        return self.printer.html(self.entry["page"]["title"]) if "title" in self.entry["page"] else ""

    @property
    def page_label(self) -> str:
        """What changed of the page itself."""
        words = {"title": _("Title"), "number": _("Number"), "place": pgettext("page", "place")}
        return ", ".join(words[part] for part in words if part in self.entry["page"]) or _("Whole page")

    @property
    def address(self) -> str:
        """Of the other page that the entry names."""
        key = self.entry.get("gone_to") or self.entry.get("from", {}).get("key")
        return self.printer.addresses.get(key, "")


class ShownPage:
    def __init__(self, one: Chosen, entries: list[dict], printer: Printer, *, is_filtered: bool):
        self.page = one.page
        self.type_label = type_label(one.page["type"])
        self.items = list(shown(one, entries, printer, is_filtered))
        self.address = page_address(one.page, printer)


def shown(one: Chosen, entries: list[dict], printer: Printer, is_filtered: bool) -> Iterator[Shown]:
    """is_filtered: only the changes that were asked for, without what stands between them."""
    number = one.first
    for entry in entries:
        if "same" in entry or "gone_to" in entry:
            if not is_filtered:
                yield Shown(one.page, entry, printer)
            continue
        if number in one.numbers:
            yield Shown(one.page, entry, printer, number, one.page["changes"][number - one.first])
        number += 1


def page_address(page: dict, printer: Printer) -> str:
    """In the newer draft, in the older one where it is only there."""
    pair = printer.pair
    if page["is_removed"] or pair.newer is None:
        return "" if page["is_new"] else draft_address(pair.older, page["old_path"])
    return draft_address(pair.newer, page["path"])


def by_field(pages: list[ShownPage], overview: dict) -> list[dict]:
    """Pages one after the other that treat the same field of action."""
    names = {field["key"]: field for field in overview["fields"]}
    found = []
    for key, group in groupby(pages, key=lambda shown: shown.page["field"]):
        found.append(
            {"field": names[key], "name": field_name(names[key]), "anchor": f"feld-{key or REST}", "pages": list(group)}
        )
    return found


def summary(overview: dict) -> list[dict]:
    """For each field of action how many changes there are of each kind, and how many pages stayed as they were."""
    return [
        {
            "key": field["key"] or REST,
            "number": field["number"] if field["key"] else "",
            "name": field["title"] if field["key"] else field_name(field),
            "counts": kinds.counted(counts([page for page in overview["pages"] if page["field"] == field["key"]])),
            "unchanged": field["unchanged"],
        }
        for field in overview["fields"]
    ]
