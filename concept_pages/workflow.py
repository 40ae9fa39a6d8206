"""Imported by Wagtail while its models are being defined, so models are imported inside."""

from __future__ import annotations


def approve_for_next_draft(workflow_state, user=None):
    """What finishing a review does (WAGTAIL_FINISH_WORKFLOW_ACTION): a concept page is approved, anything else published.

    The approval is the finished workflow state itself; the page's live text does not change.
    """
    from wagtail.workflows import publish_workflow_state

    if not belongs_to_concept(workflow_state.content_object):
        publish_workflow_state(workflow_state, user=user)


def belongs_to_concept(content) -> bool:
    """True for a ConceptPage and everything below one."""
    from wagtail.models import Page

    from .tree import concept_of

    return isinstance(content, Page) and concept_of(content) is not None
