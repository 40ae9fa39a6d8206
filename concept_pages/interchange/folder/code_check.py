"""What people cite: codes of needs and numbers of pages stand for one thing each, and a goal names needs that exist."""

from __future__ import annotations

from collections import defaultdict

from django.utils.translation import gettext as _

from ..portable.page_text import PageText
from ..portable.page_types import page_types, specs
from .contents import Folder
from .findings import Findings


def known_codes(folder: Folder) -> dict[str, set[str]]:
    """By concept, the codes of needs that its analysis has, or will have when working text is published."""
    found: dict[str, set[str]] = defaultdict(set)
    for page in folder.texts():
        if page.type == "FieldAnalysisPage":
            found[concept_of(page)] |= {row.get("code") for row in page.fields.get("needs", [])}
    return found


def concept_of(page: PageText) -> str:
    return page.path.split("/")[0]


class CodeCheck(Findings):
    def run(self) -> None:
        self.codes()
        self.answered_needs()
        self.numbers()

    def codes(self) -> None:
        """Needs' codes are unique in a concept."""
        seen: dict[tuple, PageText] = {}
        for page in self.folder.in_order():
            if page.type != "FieldAnalysisPage" or page.lang != self.folder.source_language:
                continue
            for index, row in enumerate(page.fields.get("needs", [])):
                place = (concept_of(page), row.get("code"))
                if place in seen:
                    self.add(
                        page,
                        page.line("needs", index),
                        _("The code %(code)s stands in %(file)s already.")
                        % {"code": row.get("code"), "file": seen[place].file},
                    )
                seen[place] = page

    def answered_needs(self) -> None:
        known = known_codes(self.folder)
        for page in self.folder.texts():
            for name in code_fields(page):
                for index, code in enumerate(page.fields.get(name, [])):
                    if code not in known[concept_of(page)]:
                        self.add(page, page.line(name, index), _("No analysis has a need “%(code)s”.") % {"code": code})

    def numbers(self) -> None:
        """In one document each number stands for one page."""
        seen: dict[tuple, PageText] = {}
        for page in self.folder.in_order():
            number = page.fields.get("number")
            if not number or self.folder.source_of(page):
                continue
            place = (document_of(page), page.lang, number)
            if place in seen:
                self.add(
                    page,
                    page.line("number"),
                    _("The number %(number)s is that of %(file)s already.")
                    % {"number": number, "file": seen[place].file},
                )
            seen[place] = page


def code_fields(page: PageText) -> list[str]:
    return [name for name, spec in specs(page_types()[page.type]).items() if spec.kind == "codes"]


def document_of(page: PageText) -> str:
    """The analysis or plan; chapters directly below a concept count among themselves."""
    parts = page.path.split("/")
    return "/".join(parts[:2]) if len(parts) > 2 else parts[0]
