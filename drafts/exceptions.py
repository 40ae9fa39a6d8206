"""What drafts refuse, each with a sentence for people."""

from __future__ import annotations

from django.utils.translation import gettext as _


class DraftError(Exception):
    """Something that drafts refuse; nothing was changed."""


class Frozen(DraftError):
    """An attempt to change or delete what a draft has frozen."""

    def __init__(self, what):
        super().__init__(
            _(
                "“%(what)s” is part of a frozen draft and cannot be changed or deleted. Change the working text and freeze the next draft."
            )
            % {"what": what}
        )


class FreezeRefused(DraftError):
    """The document cannot be frozen as it is."""


class NothingChanged(FreezeRefused):
    """The working text is, page by page, that of the last draft."""
