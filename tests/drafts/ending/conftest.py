from __future__ import annotations

import pytest

from drafts.freezing import freeze_draft
from drafts.procedure import advance


def go(draft, *keys):
    for key in keys:
        advance(draft=draft, to=key, user=None, reason="Probe")
    return draft


def retitled(plan, page, title: str):
    """A new draft in which the page has this title."""
    working = type(page).objects.get(pk=page.pk).get_latest_revision_as_object()
    working.title = title
    working.save_revision()
    return freeze_draft(document=plan, user=None)


@pytest.fixture
def in_force(plan, draft, no_gates):
    """The first draft of the plan."""
    return go(draft, "internal_review", "office_consultation", "in_council", "adopted", "in_force")


@pytest.fixture
def before_council(plan, in_force, page):
    """Its successor, whose text is public while the council discusses it."""
    return go(retitled(plan, page, "Vor dem Rat"), "in_council")
