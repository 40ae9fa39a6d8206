"""Drafts stand on the shelf of those who may read them."""

from __future__ import annotations

import pytest
from wagtail.models import PageViewRestriction

from drafts.freezing import freeze_draft
from drafts.models import Draft
from search.outbox.relay import carry_all


@pytest.fixture
def draft(index, page_at):
    """A draft whose text has a word that nothing else has."""
    document = page_at("konzept/analyse")
    page = page_at("konzept/analyse/housing")
    page.title = "Zwetschgenkuchen"
    page.save_revision()
    draft = freeze_draft(document=document, user=None)
    carry_all()
    return draft


def shelves(finds) -> list[str]:
    audiences = ("live", "editors", "members", "offices", "everyone")
    return [audience for audience in audiences if finds("Zwetschgenkuchen", f"{audience}-de")]


def test_draft_moves_with_its_audience(draft, finds):
    assert shelves(finds) == ["editors"]
    for audience in ("members", "offices", "everyone"):
        Draft.objects.filter(pk=draft.pk).update(audience=audience)
        carry_all()
        assert shelves(finds) == [audience]


def test_draft_of_a_private_document_is_for_editors_alone(draft, finds):
    Draft.objects.filter(pk=draft.pk).update(audience="everyone")
    carry_all()
    assert shelves(finds) == ["everyone"]
    PageViewRestriction.objects.create(page=draft.document, restriction_type=PageViewRestriction.LOGIN)
    carry_all()
    assert shelves(finds) == ["editors"]
