"""What the working text of one page makes other than the draft that is public."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from functools import cached_property
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page

from concept_pages.passages import sections_of
from concept_pages.surroundings import path_of_document

from ..comparing import kinds
from ..comparing.overview import kinds_of, own_changes
from ..comparing.texts import page_text
from ..freezing import content_of
from ..models import Correction, Draft, DraftPage, OutlineEntry, Publication, StageChange
from ..synopsis import PageChange, PageKind, compare_drafts
from ..text.corrections import passages_today, with_corrections


@dataclass(frozen=True)
class Changed:
    """label: of the passage. kinds: what became of it, in words."""

    label: str
    kinds: str


@dataclass
class AgainstPublic:
    """page: the working text. document: in the language of the page. draft: the public one in that language, None where there is none;
    since: when it reached its stage. row: the page in it, None where it is not there.
    """

    page: Page
    document: Page
    draft: Draft | None = None
    since: datetime.datetime | None = None
    row: DraftPage | None = None
    changed: list[Changed] = field(default_factory=list)

    @property
    def corrections(self) -> list[Correction]:
        return self.row.corrected if self.row else []

    @property
    def public_url(self) -> str:
        return reverse("draft", args=[self.draft.document_key, self.draft.number]) if self.draft else ""

    @property
    def synopsis_url(self) -> str:
        """Of the public draft with the working text, at this page."""
        address = reverse("draft_synopsis_working", args=[self.draft.document_key, self.draft.number])
        return f"{address}?stelle={self.page.translation_key}#s-{self.page.translation_key}"

    @cached_property
    def is_left_out(self) -> bool:
        """Of the next draft, or with a page above it."""
        entries = OutlineEntry.objects.filter(document__translation_key=self.document.translation_key)
        places = {
            key: (above, is_out) for key, above, is_out in entries.values_list("page_key", "parent_key", "left_out")
        }
        key: UUID | None = self.page.translation_key
        if (
            places and key not in places
        ):  # begun since the outline was changed: below the nearest page that the outline knows
            above = self.page.get_ancestors().order_by("-depth").values_list("translation_key", flat=True)
            key = next((one for one in above if one in places), None)
        while key in places:
            key, is_out = places.pop(key)
            if is_out:
                return True
        return False


def against_public(page: Page) -> AgainstPublic | None:
    """page: with its working text. None for pages outside documents. Five queries beside those for the page's passages."""
    path = path_of_document(page)
    document = Page.objects.filter(path=path).first() if path else None
    if document is None:
        return None
    publication = publication_in_force(document, page.locale.language_code)
    if publication is None:
        return AgainstPublic(page, document)
    draft = publication.draft
    reached = StageChange.objects.filter(draft=draft, to_stage=draft.stage).order_by("-at").first()
    rows = with_corrections(draft.pages.filter(page=page.pk).select_related("locale"))
    found = AgainstPublic(page, document, draft, reached.at if reached else publication.at, next(iter(rows), None))
    if found.row:
        found.changed = list(changes_of(found.row, page))
    return found


def publication_in_force(document: Page, language: str) -> Publication | None:
    """document: in any language."""
    published = Publication.objects.filter(draft__document__translation_key=document.translation_key)
    in_force = published.select_related("draft__stage").in_force()
    return next((one for (_document, code), one in in_force.items() if code == language), None)


def changes_of(row: DraftPage, page: Page):
    sections, _targets = sections_of(page)
    place = {"page_key": row.page_key, "parent_key": None}
    public = {name: getattr(row, name) for name in ("type", "number", "title", "sections")}
    old = page_text(public | place | {"passages": passages_today(row)})
    new = page_text(content_of(page, sections) | place)
    (change,) = compare_drafts([old], [new])
    yield from of_the_page(change)
    for passage in own_changes(change):
        words = ", ".join(str(kinds.LABELS[kind]) for kind in kinds_of(passage))
        yield Changed((passage.new or passage.old).label, words)


def of_the_page(change: PageChange):
    words = {PageKind.RETITLED: _("Title"), PageKind.RENUMBERED: _("Number")}
    for kind, label in words.items():
        if kind in change.kinds:
            yield Changed(label, str(kinds.LABELS[kinds.OF_PAGE[kind]]))
