"""A draft that changes much."""

from __future__ import annotations

import pytest

from concept_pages.models import GoalPage, MeasurePage
from drafts.freezing import freeze_draft
from drafts.models import OutlineEntry
from tests.drafts.publishing.changes import leave_out, measure


@pytest.fixture
def great_change(plan):
    """A draft in which a text, a row, the order and the pages differ from what is public."""
    page, gone = measure(title="Ganz anders"), MeasurePage.objects.filter(locale=plan.locale).last()
    office = page.participating_offices.model.target.field.related_model.objects.filter(locale=page.locale).last()
    page.participating_offices.add(page.participating_offices.model(target=office))
    page.save_revision()
    leave_out(plan, gone)
    other = GoalPage.objects.filter(locale=plan.locale).descendant_of(plan).exclude(pk=page.get_parent().pk).last()
    OutlineEntry.objects.create(
        document=plan, page_key=page.translation_key, parent_key=other.translation_key, position=0
    )
    return freeze_draft(document=plan, user=None)
