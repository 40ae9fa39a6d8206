"""The summary of changes as the admin shows it: kinds with their counts, and the first pages of each."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Locale

from ..changes import Changes, PageState, changes, states_of, states_to_freeze
from ..models import Draft

SHOWN = 30


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
    return _summary(last, states_to_freeze(document), url)


def since_public(draft: Draft) -> Summary:
    """From the newest public draft of the document before this one to this one."""
    before = Draft.objects.visible_to(None).filter(document=draft.document_id, number__lt=draft.number)
    older = before.order_by("-number").first()
    url = reverse("draft_synopsis", args=[draft.document_key, older.number, draft.number]) if older else ""
    return _summary(older, states_of(draft), url)


def _summary(older: Draft | None, newer: list[PageState], url: str) -> Summary:
    names = {locale.pk: str(locale) for locale in Locale.objects.all()}
    found = changes(states_of(older), newer) if older else Changes()
    used = dict.fromkeys(names[state.key[1]] for state in newer)
    kinds = [kind(label, states, names) for label, states in _labelled(found) if states]
    return Summary(older, kinds, len(newer), list(used), url)


def _labelled(found: Changes):
    return (
        (_("New"), found.new),
        (_("Left out or deleted"), found.removed),
        (_("Reworded"), found.reworded),
        (_("Moved"), found.moved),
        (_("With another number"), found.renumbered),
    )


def kind(label: str, states: list[PageState], names: dict[int, str]) -> Kind:
    several = len(names) > 1
    pages = [
        (f"{state} ({names[state.key[1]]})" if several else str(state), _editor(state)) for state in states[:SHOWN]
    ]
    return Kind(label, len(states), pages, len(states) - len(pages))


def _editor(state: PageState) -> str:
    return reverse("wagtailadmin_pages:edit", args=[state.page_id])
