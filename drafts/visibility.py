"""Who may read which draft. Asked by DraftQuerySet.visible_to alone."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q

from concept_pages.querysets import hidden

from .models.draft import Audience

# Whoever has one of these permissions belongs to the audience.
AUDIENCES = {
    "drafts.read_for_members": Audience.MEMBERS,
    "drafts.read_for_offices": Audience.OFFICES,
}


def reads_for_editors(user) -> bool:
    return bool(user and user.has_perm("drafts.read_for_editors"))


def audiences_of(user) -> list[str]:
    """The audiences that `user` (None: anybody) belongs to; those who edit belong to all."""
    user = user or AnonymousUser()
    if reads_for_editors(user):
        return list(Audience.values)
    return [Audience.EVERYONE, *(audience for name, audience in AUDIENCES.items() if user.has_perm(name))]


def document_is_open_to(user) -> Q:
    """A document under a page whose privacy is restricted has no public drafts either."""
    return Q() if reads_for_editors(user) else ~Q(hidden(page="document__"))
