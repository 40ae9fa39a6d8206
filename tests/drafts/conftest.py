from __future__ import annotations

import pytest

from concept_pages.models import ActionPlanPage, AnalysisPage, MeasurePage
from drafts.freezing import freeze_draft
from drafts.models import Audience, Draft, Stage
from drafts.publishing import publish_draft


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
def public(plan):
    """The first draft of the plan, published and open to everybody."""
    draft = freeze_draft(document=plan, user=None)
    publish_draft(draft=draft, user=None)
    Draft.objects.filter(pk=draft.pk).update(audience=Audience.EVERYONE)
    return draft


@pytest.fixture
def page(plan):
    """A measure with text."""
    measures = MeasurePage.objects.filter(locale=plan.locale).exclude(summary="").order_by("path")
    return next(page for page in measures if page.body)


@pytest.fixture
def no_gates(db):
    """No check stands before any stage."""
    Stage.objects.update(gates=[])


@pytest.fixture
def account(django_user_model):
    return lambda name: django_user_model.objects.get(username=name)
