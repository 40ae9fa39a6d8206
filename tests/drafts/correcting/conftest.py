from __future__ import annotations

import pytest

from drafts.correcting import correct

REASON = "Falsche Zahl"
TEXT = "<p>Seit Januar sind es 90 Plätze.</p>"


@pytest.fixture
def anchor(page):
    """Of the first paragraph."""
    return f"body.{page.body[0].id}"


def fix(public, page, anchor, html=TEXT, user=None, reason=REASON):
    return correct(draft=public, page=page, anchor=anchor, html=html, reason=reason, user=user)
