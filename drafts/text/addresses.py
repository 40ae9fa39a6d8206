"""Addresses of drafts and their pages."""

from __future__ import annotations

from django.urls import reverse

from ..models import Draft


def page_address(draft: Draft, path: str) -> str:
    """path: of the page in the draft, "" for the draft's own first page."""
    if not path:
        return reverse("draft", args=[draft.document_key, draft.number])
    return reverse("draft_page", args=[draft.document_key, draft.number, path])
