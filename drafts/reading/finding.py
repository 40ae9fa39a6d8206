"""The draft of an address, for who may read it, and which text is the one that holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.http import Http404
from django.utils import translation
from django.utils.translation import get_language
from wagtail.models import Page

from concept_pages.querysets import hidden

from ..models import Draft, DraftPage
from ..procedure.course import SUPERSEDED
from ..text.addresses import page_address
from ..text.corrections import with_corrections


def holds(draft: Draft, newest: Draft | None) -> bool:
    """newest: as newest_that_stands gives it. A text in force holds until its successor is in force, whatever is being discussed beside it; then not
    even the newest of its document does: the successor may be another plan.
    """
    return draft.stage.key != SUPERSEDED and (draft == newest or draft.stage.key == "in_force")


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

    @cached_property
    def newest_url(self) -> str:
        return page_address(self.successor or self.newest, "")

    @cached_property
    def successor(self) -> Draft | None:
        """The draft of another plan that has taken the place of this document, where one has. One query, for such a document alone."""
        if self.newest.stage.key != SUPERSEDED:
            return None
        others = Draft.objects.visible_to(None).exclude(document=self.draft.document_id)
        return (
            others.filter(stage__procedure=self.draft.stage.procedure_id, stage__key="in_force").order_by("-pk").first()
        )

    @property
    def title(self) -> str:
        """The document's, in the language of the text."""
        return self.outline[0].title

    def page_url(self, path: str) -> str:
        return page_address(self.draft, path)

    @property
    def binding_language(self) -> str:
        return self.draft.document.locale.language_code

    @cached_property
    def outlines(self) -> dict[str, list[DraftPage]]:
        """By language, of the active and the binding one: the pages in reading order, the document first, without their texts. One query."""
        languages = (get_language(), self.binding_language)
        rows = (
            self.draft.pages.filter(locale__language_code__in=languages).select_related("locale").order_by("position")
        )
        found: dict[str, list] = {language: [] for language in languages}
        for row in rows.defer("passages", "sections"):
            found[row.locale.language_code].append(row)
        return found

    @property
    def outline(self) -> list[DraftPage]:
        return next(filter(None, self.outlines.values()))

    @property
    def page_count(self) -> int:
        """Of the whole draft: in the binding language."""
        return len(self.outlines[self.binding_language])

    @property
    def is_translated_in_part(self) -> bool:
        return len(self.outline) < self.page_count

    @property
    def binding_url(self) -> str:
        return self.url_in_binding_language("")

    def url_in_binding_language(self, path: str) -> str:
        with translation.override(self.binding_language):
            return self.page_url(path)

    def address_of_translation(self, path: str) -> str:
        """Where the page is that has this address in another language of the draft: in the active language, else in the binding one. Empty where
        there is no such page. One query.
        """
        key = self.draft.pages.filter(path=path).values_list("page_key", flat=True).first() if path else None
        here = next((row for row in self.outline if row.page_key == key), None)
        if here is not None:
            return self.page_url(here.path)
        binding = next((row for row in self.outlines[self.binding_language] if row.page_key == key), None)
        return self.url_in_binding_language(binding.path) if binding is not None else ""

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


def page_of(reading: Reading, path: str) -> DraftPage | None:
    """The page at this address of the draft, with its text and corrections; None where there is none in the language."""
    row = next((row for row in reading.outline if row.path == path), None)
    if row is None:
        return None
    return with_corrections(reading.draft.pages.select_related("locale").filter(pk=row.pk))[0]
