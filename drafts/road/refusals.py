"""Why a road is closed, and what to do instead."""

from __future__ import annotations

from django.utils.translation import gettext as _

from concept_pages.tree import DOCUMENT_DEPTH

from ..exceptions import DraftError


class RoadClosed(DraftError):
    """Public text of a document would change outside the publication of a draft. Nothing was changed.

    Neither a PermissionDenied nor a ValidationError: Wagtail and wagtail-localize would swallow those.
    """


def is_whole_document(page) -> bool:
    return page.depth == DOCUMENT_DEPTH


def publishing(page) -> RoadClosed:
    return RoadClosed(
        _(
            "“%(page)s” belongs to a document that is published as a whole. Your text is kept as a draft; it becomes public when the next draft of the document is published."
        )
        % {"page": page}
    )


def withdrawing(page) -> RoadClosed:
    if is_whole_document(page):
        return RoadClosed(
            _("“%(page)s” is public as a whole. It goes from the public site when its draft is rejected or withdrawn.")
            % {"page": page}
        )
    return RoadClosed(
        _(
            "“%(page)s” is public. Leave it out in the outline of the next draft; it goes from the public site when that draft is published."
        )
        % {"page": page}
    )


def keeping(page) -> RoadClosed:
    if is_whole_document(page):
        return RoadClosed(_("“%(page)s” has frozen drafts, so it is kept.") % {"page": page})
    return RoadClosed(
        _("“%(page)s” stands in a frozen draft, so it is kept. Leave it out in the outline of the next draft.")
        % {"page": page}
    )


def moving(page) -> RoadClosed:
    return RoadClosed(
        _(
            "“%(page)s” stands in a public document. Change its place in the outline of the next draft; it moves when that draft is published."
        )
        % {"page": page}
    )


def moving_concept(page) -> RoadClosed:
    return RoadClosed(
        _("“%(page)s” has public documents, whose addresses would change. It stays where it is.") % {"page": page}
    )


def withdrawing_above(page) -> RoadClosed:
    return RoadClosed(
        _("Public documents stand below “%(page)s”, so neither they nor the page can be withdrawn this way.")
        % {"page": page}
    )


def scheduling(page) -> RoadClosed:
    return RoadClosed(
        _("“%(page)s” has no date of its own: it becomes public when the next draft of its document is published.")
        % {"page": page}
    )


def copying(page) -> RoadClosed:
    return RoadClosed(
        _("“%(page)s” belongs to a document, so a copy or alias cannot be public at once. Copy it as a draft.")
        % {"page": page}
    )


def restricting(page) -> RoadClosed:
    return RoadClosed(
        _(
            "Who may read “%(page)s” is decided by the stage of its document's draft, or by the privacy of the whole concept."
        )
        % {"page": page}
    )
