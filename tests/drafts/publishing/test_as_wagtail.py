"""A page published by a draft is stored as Wagtail stores it."""

from __future__ import annotations

from django.db import transaction
from wagtail.models import ReferenceIndex

from concept_pages.road import open_road
from drafts.freezing import freeze_draft
from drafts.publishing import publish_draft
from tests.drafts.publishing.changes import Undo, measure, stored


def test_page_published_by_draft_is_stored_as_wagtail_would_store_it(plan, page_at):
    """The same change on two pages that are alike but for their names: one by the draft's road, one by Wagtail's."""
    page = measure(title="Ganz anders", amount="14.5")
    office = page.participating_offices.model.target.field.related_model.objects.filter(locale=page.locale).last()
    page.participating_offices.add(page.participating_offices.model(target=office))
    if page.target_groups.exists():
        page.target_groups.remove(page.target_groups.first())
    page.body.append(("paragraph", f'<p>Neu, <a linktype="page" id="{plan.pk}">mit Verweis</a></p>'))
    page.save_revision()
    row = freeze_draft(document=plan, user=None).pages.get(page_id=page.pk)
    found = []
    for road in ("draft", "wagtail"):
        try:
            with transaction.atomic():
                if road == "draft":
                    publish_draft(draft=row.draft, user=None)
                else:
                    with open_road("to compare"):
                        row.revision.publish()
                found.append((comparable(page), references(page)))
                raise Undo
        except Undo:
            pass
    (one, its_references), (other, other_references) = found
    assert {name: (one[name], other[name]) for name in one if one[name] != other[name]} == {}
    assert its_references == other_references


def comparable(page) -> dict:
    """Times of now and ids of new rows differ; Wagtail takes a copy of the latest revision for an older one, and the first publication from
    the revision, which knows it to the millisecond only.
    """
    values = stored(page)
    for name in ("first_published_at", "last_published_at", "has_unpublished_changes"):
        values.pop(name)
    known = set()
    for name, rows in values.items():
        if isinstance(rows, list) and rows and isinstance(rows[0], dict) and "translation_key" in rows[0]:
            for row in rows:
                row.pop("id")
            known.add(name)
    assert known
    return values


def references(page) -> list:
    rows = ReferenceIndex.get_references_for_object(page)
    return sorted((r.to_content_type_id, r.to_object_id, r.model_path) for r in rows)
