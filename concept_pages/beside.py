"""What apps above say beside the text wherever it is read. They register hooks:

beside_documents   a function from a list of AnalysisPages or ActionPlanPages, in any language, to HTML by their id: where they stand in their procedure
beside_passages    a function that gives two things: an expression for queries of pages, and a function from its value to HTML by anchor: what is to be
                   known of that passage. So it costs no query of its own
told_of            a function without arguments to a Q of Page: documents of which there is something to say beside their text, although that is not
                   public any more. Such a document has `told_title` then, safe HTML, from the hook beside_documents
after_import       a function from the pages that an import has changed to sentences: what whoever imports should know of them
adoption_of_plan   a function from an ActionPlanPage, in any language, to the Adoption of its public text, None before that
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from functools import reduce
from operator import or_

from django.db.models import Q
from django.utils.safestring import mark_safe
from wagtail import hooks
from wagtail.models import Page

from .passages import NotedPassage, Passage, Section


def with_beside(documents: list) -> list:
    """The same documents, each with `beside`: safe HTML, "" where nobody has anything to say."""
    said = [hook(documents) for hook in hooks.get_hooks("beside_documents")] if documents else []
    for document in documents:
        document.beside = mark_safe("".join(found.get(document.pk, "") for found in said))
    return documents


def is_live_or_told_of() -> Q:
    return reduce(or_, (hook() for hook in hooks.get_hooks("told_of")), Q(live=True))


def said_of_import(pages: list[Page]) -> list[str]:
    return [sentence for hook in hooks.get_hooks("after_import") for sentence in hook(pages)]


@dataclass(frozen=True)
class Adoption:
    """day: on which the council adopted the text. is_superseded: whether another plan has taken its place since."""

    day: datetime.date
    is_superseded: bool = False


def adoption_of(plan: Page) -> Adoption | None:
    return next(filter(None, (hook(plan) for hook in hooks.get_hooks("adoption_of_plan"))), None)


def annotations_beside() -> dict:
    """For the query that finds the pages whose text is read."""
    return {f"beside_{place}": hook()[0] for place, hook in enumerate(hooks.get_hooks("beside_passages"))}


def with_beside_passages(sections: list[Section], found: Page) -> list[Section]:
    """The sections with what is said beside their passages. found: the page, with `annotations_beside`."""
    for place, hook in enumerate(hooks.get_hooks("beside_passages")):
        value = getattr(found, f"beside_{place}", None)
        if value:
            sections = with_notes(sections, hook()[1](value))
    return sections


def with_notes(sections: list[Section], notes: Mapping[str, str]) -> list[Section]:
    """notes: anchor -> safe HTML."""
    if not notes:
        return sections
    return [
        replace(
            section,
            passages=tuple(
                noted(passage, notes[passage.anchor]) if passage.anchor in notes else passage
                for passage in section.passages
            ),
        )
        for section in sections
    ]


def noted(passage: Passage, note: str) -> NotedPassage:
    own = {each.name: getattr(passage, each.name) for each in fields(Passage)}
    return NotedPassage(**own, beside=mark_safe(passage.beside + note))
