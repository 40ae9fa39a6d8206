"""A public page of the demo's plan, and a look at everything public."""

from __future__ import annotations

import pytest
from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, PageViewRestriction

from concept_pages.models import MeasurePage
from concept_pages.road import page_types
from drafts.road.guard import child_models


@pytest.fixture
def page(plan):
    measures = MeasurePage.objects.filter(locale=plan.locale).exclude(lead_office=None).order_by("path")
    return next(page for page in measures if page.participating_offices.exists())


@pytest.fixture
def unchanged(db):
    """Nothing public of the document is other than before."""
    before = public_text()
    yield
    assert public_text() == before


def public_text() -> dict:
    """Every stored value of live pages of documents and of their rows, a query a table."""
    live = Page.objects.filter(live=True, content_type__in=ContentType.objects.get_for_models(*page_types()).values())
    ids = set(live.values_list("pk", flat=True))
    pages = [{k: v for k, v in row.items() if k not in BOOKKEEPING} for row in live.order_by("pk").values()]
    for row in pages:
        row["path"] = row["path"][12:]  # from the concept down: what stands beside it may move
    tables = dict.fromkeys(page_types(), "page_ptr_id") | dict.fromkeys(child_models(), "page_id")
    found = {
        model: [row for row in model.objects.order_by("pk").values(*columns(model)) if row[key] in ids]
        for model, key in tables.items()
    }
    return found | {Page: pages, PageViewRestriction: PageViewRestriction.objects.count()}


def columns(model) -> list[str]:
    return [field.attname for field in model._meta.local_concrete_fields]


BOOKKEEPING = {
    "numchild",
    "draft_title",
    "has_unpublished_changes",
    "latest_revision",
    "latest_revision_id",
    "latest_revision_created_at",
    "locked",
    "locked_at",
    "locked_by_id",
}
