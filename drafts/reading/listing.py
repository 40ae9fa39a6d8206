"""Drafts by document, newest first."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby

from ..models import Draft


@dataclass
class DocumentDrafts:
    """title: as the newest of its drafts has it."""

    title: str
    key: str
    drafts: list[Draft] = field(default_factory=list)


def documents_with_drafts(drafts) -> list[DocumentDrafts]:
    """`drafts`: a queryset of those that the reader may see; each knows the one `before` it among these, for comparing. One query."""
    ordered = drafts.select_related("stage").order_by("document__path", "-number")
    found = []
    for _document, of_one in groupby(ordered, key=lambda draft: draft.document_id):
        of_one = list(of_one)
        for draft, before in zip(of_one, [*of_one[1:], None], strict=True):
            draft.before = before
        found.append(DocumentDrafts(of_one[0].title, of_one[0].document_key, of_one))
    return found
