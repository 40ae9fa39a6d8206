"""The draft of an address, for who may read it, and which text is the one that holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.http import Http404
from django.utils.translation import get_language
from wagtail.models import Page

from concept_pages.querysets import hidden

from ..models import Draft, DraftPage
from ..text.addresses import page_address
from ..text.corrections import with_corrections


def holds(draft: Draft, newest: Draft | None) -> bool:
    """newest: as newest_that_stands gives it. A text in force holds until its successor is in force, whatever is being discussed beside it."""
    return draft == newest or draft.stage.key == "in_force"


def newest_that_stands(drafts: Iterable[Draft]) -> Draft | None:
    """The newest of these that everybody may read, each with `is_open`, without those that have come to nothing."""
    standing = (draft for draft in drafts if draft.is_open and not draft.stage.takes_back)
    return max(standing, key=lambda draft: draft.number, default=None)


@dataclass
class Reading:
    """A draft as one reader reads it, in one language: the active one, or the binding one where the draft has no text in that.

    visible: all drafts of the document that the reader may read, by number, each with `is_open`: whether everybody may.
    """

    draft: Draft
    visible: list[Draft]

    @cached_property
    def newest(self) -> Draft:
        """The newest draft of the document that everybody may read and that stands; this one where there is none."""
        return newest_that_stands(self.visible) or self.draft

    @property
    def before(self) -> Draft | None:
        """The newest older draft that the reader may read too."""
        return next((draft for draft in reversed(self.visible) if draft.number < self.draft.number), None)

    @property
    def is_public(self) -> bool:
        return self.draft.is_open

    @property
    def is_current(self) -> bool:
        return self.is_public and not self.has_come_to_nothing and holds(self.draft, self.newest)

    @property
    def has_come_to_nothing(self) -> bool:
        return self.draft.stage.takes_back

    @property
    def is_superseded(self) -> bool:
        return self.is_public and not self.is_current

    @property
    def url(self) -> str:
        return page_address(self.draft, "")

    @property
    def newest_url(self) -> str:
        return page_address(self.newest, "")

    @property
    def title(self) -> str:
        """The document's, in the language of the text."""
        return self.outline[0].title

    def page_url(self, path: str) -> str:
        return page_address(self.draft, path)

    @cached_property
    def outline(self) -> list[DraftPage]:
        """The pages in reading order, the document first, without their texts. One query."""
        languages = (get_language(), self.draft.document.locale.language_code)
        rows = (
            self.draft.pages.filter(locale__language_code__in=languages).select_related("locale").order_by("position")
        )
        found: dict[str, list] = {language: [] for language in languages}
        for row in rows.defer("passages", "sections"):
            found[row.locale.language_code].append(row)
        return next(filter(None, found.values()))

    @property
    def language(self) -> str:
        return self.outline[0].locale.language_code

    def live_page(self, key) -> Page | None:
        """The public page of today, in the same language, for canonical links and the way to the current text."""
        here = Page.objects.filter(~hidden(), translation_key=key, locale__language_code=self.language, live=True)
        return here.select_related("locale").first()


def reading_of(request, key: str, number: int) -> Reading:
    """One query. Raises Http404 where there is no such draft, or none for this reader: the two look the same."""
    found = Draft.objects.visible_to(request.user).filter(document_key=key).with_openness()
    drafts = list(found.select_related("stage", "document__locale").order_by("number", "pk"))
    draft = next((draft for draft in reversed(drafts) if draft.number == number), None)
    if draft is None:
        raise Http404
    return Reading(draft, [one for one in drafts if one.document_id == draft.document_id])


def page_of(reading: Reading, path: str) -> DraftPage:
    """The page at this address of the draft, with its text and corrections. Raises Http404."""
    row = next((row for row in reading.outline if row.path == path), None)
    if row is None:
        raise Http404
    return with_corrections(reading.draft.pages.select_related("locale").filter(pk=row.pk))[0]
