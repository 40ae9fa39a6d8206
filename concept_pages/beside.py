"""What apps above say about documents wherever these are shown: where they stand in their procedure. They register the hook `beside_documents`:
a function from a list of documents (AnalysisPage or ActionPlanPage, in any language) to HTML by their id.
"""

from __future__ import annotations

from django.utils.safestring import mark_safe
from wagtail import hooks


def with_beside(documents: list) -> list:
    """The same documents, each with `beside`: safe HTML, "" where nobody has anything to say."""
    said = [hook(documents) for hook in hooks.get_hooks("beside_documents")] if documents else []
    for document in documents:
        document.beside = mark_safe("".join(found.get(document.pk, "") for found in said))
    return documents
