from __future__ import annotations

import pytest

from concept_pages.models import ActionPlanPage, AnalysisPage
from drafts.freezing import freeze_draft


@pytest.fixture
def analysis(db):
    return AnalysisPage.objects.get(locale__language_code="de")


@pytest.fixture
def plan(db):
    return ActionPlanPage.objects.get(locale__language_code="de")


@pytest.fixture
def draft(plan):
    """The first draft of the plan, in preparation."""
    return freeze_draft(document=plan, user=None)


@pytest.fixture
def account(django_user_model):
    return lambda name: django_user_model.objects.get(username=name)
