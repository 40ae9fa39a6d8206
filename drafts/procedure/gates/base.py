"""What a check is: a small class with a name, a label, and the findings in a draft, each with the place where it is mended."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse
from wagtail.models import Page

from ...models import Draft, DraftPage, Stage
from ...working_text import page_with_content


@dataclass(frozen=True)
class Finding:
    """where: the page, for people; what: what is missing or wrong; url: the admin address where it is mended, "" where there is none."""

    where: str
    what: str
    url: str = ""


@dataclass(frozen=True)
class GateResult:
    name: str
    label: str
    findings: tuple[Finding, ...]

    @property
    def passed(self) -> bool:
        return not self.findings


class DraftText:
    """A draft as checks read it, loaded once for all of them."""

    def __init__(self, draft: Draft, stage: Stage):
        self.draft, self.stage = draft, stage

    @cached_property
    def rows(self) -> list[DraftPage]:
        return list(
            self.draft.pages.select_related("locale", "revision", "page__locale").order_by("locale", "position")
        )

    @cached_property
    def in_source(self) -> list[DraftPage]:
        locale = self.draft.document.locale_id
        return [row for row in self.rows if row.locale_id == locale]

    @cached_property
    def pages(self) -> dict[int, Page]:
        """id of a row -> the specific page as it was frozen."""
        return {row.pk: page_with_content(row.page, row.revision.content) for row in self.rows}


class Gate:
    """name: as stages name it."""

    name = ""
    label = ""

    def findings(self, text: DraftText) -> Iterator[Finding]:
        raise NotImplementedError

    def result(self, text: DraftText) -> GateResult:
        return GateResult(self.name, str(self.label), tuple(self.findings(text)))


def editor(row: DraftPage, place: str = "") -> str:
    """The admin's editor of the page, opened at a place of its form where one is named: a field, or a block of one, as passages' anchors say it."""
    url = reverse("wagtailadmin_pages:edit", args=[row.page_id])
    return f"{url}#:w:contentpath={place}" if place else url


def where(row: DraftPage) -> str:
    """The page, with its language where that is not German alone."""
    return f"{row.title_with_number} ({row.locale.language_code})"
