"""The two texts of an address, for who may read both, and the language in which they are compared."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q
from django.http import Http404
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ..models import Draft, DraftPage
from ..text.languages import lang_attributes
from ..visibility import reads_for_editors
from .stored import Comparing, StoredComparing
from .texts import frozen_rows, working_rows


@dataclass
class Pair:
    """older, newer: as the address has them, usually the lower number first. newer is None for the working text."""

    older: Draft
    newer: Draft | None

    @property
    def drafts(self) -> list[Draft]:
        return [draft for draft in (self.older, self.newer) if draft]

    @property
    def is_public(self) -> bool:
        return self.newer is not None and all(draft.is_open for draft in self.drafts)

    @property
    def key(self) -> str:
        return self.older.document_key

    @property
    def url(self) -> str:
        if self.newer is None:
            return reverse("draft_synopsis_working", args=[self.key, self.older.number])
        return reverse("draft_synopsis", args=[self.key, self.older.number, self.newer.number])

    @property
    def mirrored_url(self) -> str:
        if self.newer is None or self.newer == self.older:
            return ""
        return reverse("draft_synopsis", args=[self.key, self.newer.number, self.older.number])

    @cached_property
    def titles(self) -> dict[str, dict[int, str]]:
        """language -> draft -> title of the document, in the active language and the binding one. One query."""
        languages = (get_language(), self.older.document.locale.language_code)
        rows = DraftPage.objects.filter(draft__in=self.drafts, path="", locale__language_code__in=languages)
        found: dict[str, dict[int, str]] = {}
        for language, draft, title in rows.values_list("locale__language_code", "draft", "title"):
            found.setdefault(language, {})[draft] = title
        return found

    @cached_property
    def language(self) -> str:
        """The reader's where both texts have it, else the binding one."""
        if len(self.titles.get(get_language(), {})) == len({draft.pk for draft in self.drafts}):
            return get_language()
        return self.older.document.locale.language_code

    @property
    def title(self) -> str:
        return self.titles[self.language][self.drafts[-1].pk]

    @cached_property
    def lang(self) -> str:
        """The attributes of what is said in the language of the texts."""
        return lang_attributes(self.language)

    @cached_property
    def older_name(self) -> str:
        return self.older.short_name

    @cached_property
    def newer_name(self) -> str:
        return self.newer.short_name if self.newer else _("Working text")

    @cached_property
    def comparing(self) -> Comparing | StoredComparing:
        if self.newer is not None:
            return StoredComparing(self.older, self.newer, self.language)
        return Comparing(frozen_rows(self.older, self.language), working_rows(self.older.document, self.language))

    @property
    def heading(self) -> str:
        if self.newer is None:
            return _("What the working text changes in draft %(older)s") % {"older": self.older.number}
        return _("What has changed from draft %(older)s to draft %(newer)s") % {
            "older": self.older.number,
            "newer": self.newer.number,
        }


def pair_of(request, key: str, older: int, newer: int) -> Pair:
    """Raises Http404 where one of the two is not there for this reader."""
    rows = Draft.objects.visible_to(request.user).filter(Q(number=older) | Q(number=newer), document_key=key)
    by_document: dict[int, dict[int, Draft]] = {}
    for draft in rows.with_openness().select_related("stage", "document__locale").order_by("-pk"):
        by_document.setdefault(draft.document_id, {})[draft.number] = draft
    for drafts in by_document.values():
        if {older, newer} <= drafts.keys():
            return Pair(drafts[older], drafts[newer])
    raise Http404


def pair_with_working_text(request, key: str, number: int) -> Pair:
    """For those who edit; for all others there is no such address."""
    if not reads_for_editors(request.user):
        raise Http404
    return Pair(pair_of(request, key, number, number).older, None)
