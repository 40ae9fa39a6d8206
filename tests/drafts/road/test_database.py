"""The floor: SQL that would change public text is refused by the database."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction
from wagtail.models import Page, PageViewRestriction

from concept_pages.models import MeasurePage
from tests.drafts.test_frozen import replaced

pytestmark = pytest.mark.django_db


SQL_ROADS = {
    "queryset update": lambda p: MeasurePage.objects.filter(pk=p.pk).update(title="Anders"),
    "update of its own table": lambda p: MeasurePage.objects.filter(pk=p.pk).update(summary="Anders"),
    "withdrawing": lambda p: Page.objects.filter(pk=p.pk).update(live=False),
    "bulk update": lambda p: (setattr(p, "slug", "x"), MeasurePage.objects.bulk_update([p], ["slug"])),
    "place in the tree": lambda p: Page.objects.filter(pk=p.pk).update(path=p.path[:-4] + "00ZZ"),
    "rows changed": lambda p: p.participating_offices.all().model.objects.filter(page=p).update(sort_order=9),
    "rows deleted": lambda p: p.participating_offices.all().model.objects.filter(page=p)._raw_delete("default"),
    "rows added": lambda p: p.participating_offices.model.objects.bulk_create(
        [p.participating_offices.model(page=p, target=p.lead_office, locale=p.locale)]
    ),
    "raw deletion": lambda p: MeasurePage.objects.filter(pk=p.pk)._raw_delete("default"),
    "plain SQL": lambda p: execute("UPDATE wagtailcore_page SET title = 'x' WHERE id = %s", [p.pk]),
    "a page made public": lambda p: Page.objects.filter(
        pk=p.get_parent().add_child(instance=MeasurePage(title="Neu", live=False)).pk
    ).update(live=True),
    "privacy": lambda p: PageViewRestriction.objects.bulk_create(
        [PageViewRestriction(page=p, restriction_type="login")]
    ),
}


def execute(sql: str, params) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)


@pytest.mark.parametrize("road", SQL_ROADS)
def test_database_refuses(page, unchanged, road):
    with pytest.raises(DatabaseError), transaction.atomic():
        SQL_ROADS[road](page)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="REPLACE is a statement of SQLite")
@pytest.mark.parametrize(
    ("table", "values"),
    [
        ("concept_pages_measurepage", {"summary": "Anders"}),
        ("wagtailcore_page", {"live": 0}),
        ("wagtailcore_page", {"id": 999999, "live": 0}),
    ],
)
def test_no_row_is_put_in_the_place_of_a_public_one(page, unchanged, table, values):
    key = "page_ptr_id" if table.startswith("concept") else "id"
    with pytest.raises(DatabaseError, match="Public text"), transaction.atomic():
        execute(replaced(table, f"{key} = {page.pk}", **values), [])


def test_writing_what_is_there_already_passes(page, unchanged):
    MeasurePage.objects.filter(pk=page.pk).update(title=page.title, summary=page.summary)
    page.save()
