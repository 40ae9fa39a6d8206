"""The summary of changes as the admin shows it: kinds with their counts, and the first pages of each."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

from ..comparing import kinds
from ..comparing.pages import changed_pages, frozen_pages, working_pages
from ..models import Draft

SHOWN = 30
LABELS = {
    kinds.NEW: _("New"),
    kinds.REMOVED: _("Left out or deleted"),
    kinds.REWORDED: _("Reworded"),
    kinds.MOVED: _("Moved"),
    kinds.RENUMBERED: _("With another number"),
}


@dataclass(frozen=True)
class Kind:
    """pages: (words, address of the editor), the first of them; more: how many there are beside."""

    label: str
    count: int
    pages: list[tuple[str, str]]
    more: int


@dataclass(frozen=True)
class Summary:
    """older: the draft that was compared with; None where there was none, and `kinds` is empty then. url: of the synopsis, "" without one."""

    older: Draft | None
    kinds: list[Kind]
    page_count: int
    languages: list[str]
    url: str = ""


def since_last_draft(document) -> Summary:
    """From the newest draft of the document to its working text."""
    last = Draft.objects.filter(document=document.pk).order_by("-number").first()
    url = reverse("draft_synopsis_working", args=[last.document_key, last.number]) if last else ""
    return _summary(last, working_pages(document), url)


def since_public(draft: Draft) -> Summary:
    """From the newest public draft of the document before this one to this one."""
    before = Draft.objects.visible_to(None).filter(document=draft.document_id, number__lt=draft.number)
    older = before.order_by("-number").first()
    url = reverse("draft_synopsis", args=[draft.document_key, older.number, draft.number]) if older else ""
    return _summary(older, frozen_pages(draft), url)


def _summary(older: Draft | None, newer: list[dict], url: str) -> Summary:
    names = {locale.pk: str(locale) for locale in Locale.objects.all()}
    found = defaultdict(list)
    for row, of in changed_pages(frozen_pages(older), newer) if older else ():
        for kind in of:
            found[kind].append(row)
    used = dict.fromkeys(names[row["locale_id"]] for row in newer)
    listed = [_kind(str(label), found[kind], names) for kind, label in LABELS.items() if found[kind]]
    return Summary(older, listed, len(newer), list(used), url)


def _kind(label: str, rows: list[dict], names: dict[int, str]) -> Kind:
    several = len(names) > 1
    pages = []
    for row in rows[:SHOWN]:
        words = f"{row['number']} {row['title']}".strip()
        language = f" ({names[row['locale_id']]})" if several else ""
        pages.append((words + language, reverse("wagtailadmin_pages:edit", args=[row["page_id"]])))
    return Kind(label, len(rows), pages, len(rows) - len(pages))
