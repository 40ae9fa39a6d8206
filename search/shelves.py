"""On which shelf a document stands: one for what is in force and one for each audience of drafts, in each language.

Each has statistics of its own, so that neither counts nor order tell of drafts that one may not read.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings

from drafts.models.draft import Audience
from drafts.visibility import audiences_of

LIVE = "live"


def live_shelf(language: str) -> str:
    return f"{LIVE}-{language}"


def draft_shelf(audience: str, language: str) -> str:
    return f"{audience}-{language}"


def languages() -> list[str]:
    return [code for code, _name in settings.LANGUAGES]


def draft_shelves_of(user, codes: Iterable[str]) -> tuple[str, ...]:
    """Of the drafts that `user` may read: the same judgement as DraftQuerySet.visible_to."""
    everything = user is not None and user.is_active and user.is_superuser
    audiences = list(Audience.values) if everything else audiences_of(user)
    return tuple(draft_shelf(audience, code) for code in codes for audience in audiences)
