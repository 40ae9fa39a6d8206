"""Measures by the thousand, for benchmarks and for the test that queries do not grow with them. Written in bulk: no signals, no revisions."""

from __future__ import annotations

import datetime
import uuid

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from wagtail.models import Page

from .interchange.portable.ids import derived_id
from .models import MeasureImplementation, MeasurePage, Office, TargetGroup
from .models.live import Status

PARAGRAPHS = ("Die Stadt richtet das Angebot in jedem Stadtbezirk ein.", "Sie berichtet einmal im Jahr.")


def add_measures(
    goals: list[Page], count: int, *, first: int = 1000, keys: list[uuid.UUID] | None = None
) -> list[Page]:
    """Adds `count` live measures, spread evenly over `goals` (all in one language), each with the usual facts, a status and two paragraphs. Offices and target groups take turns. Numbers begin at `first`.

    keys: translation keys, one for each, of measures that are there in another language; their status is there too.
    """
    for goal in goals:
        goal.__dict__.pop("last_path", None)
        goal.refresh_from_db(fields=["path", "depth", "numchild", "url_path"])
    language = goals[0].locale_id
    bases = [_base(goals[index % len(goals)], first + index) for index in range(count)]
    for base, key in zip(bases, keys or [uuid.uuid4() for _base in bases], strict=True):
        base.translation_key = key
    bases = Page.objects.bulk_create(bases, batch_size=500)
    offices = list(Office.objects.filter(locale=language).order_by("key")) or [None]
    measures = [_measure(base, first + index, offices[index % len(offices)]) for index, base in enumerate(bases)]
    for start in range(0, count, 30):  # SQLite takes 999 values in one statement
        MeasurePage._base_manager._insert(
            measures[start : start + 30],
            fields=MeasurePage._meta.local_concrete_fields,
            using=connection.alias,
            raw=True,
        )
    Page.objects.bulk_update(goals, ["numchild"])
    if keys is None:
        _add_statuses(measures)
    _add_references(measures, "participating_offices", offices[1:])
    _add_references(measures, "target_groups", list(TargetGroup.objects.filter(locale=language)))
    return measures


def _add_statuses(measures: list[MeasurePage]) -> None:
    MeasureImplementation.objects.bulk_create(
        [
            MeasureImplementation(measure_key=page.translation_key, status=Status.values[index % len(Status.values)])
            for index, page in enumerate(measures)
        ],
        batch_size=500,
    )


def _base(goal: Page, number: int) -> Page:
    """The next child of `goal`, as a row of the page table."""
    goal.last_path = _next_path(goal)
    goal.numchild += 1
    title, slug = f"Beispielhafte Maßnahme {number}", f"many-{number}"
    return Page(
        path=goal.last_path,
        depth=goal.depth + 1,
        title=title,
        draft_title=title,
        slug=slug,
        url_path=f"{goal.url_path}{slug}/",
        content_type=ContentType.objects.get_for_model(MeasurePage),
        locale=goal.locale,
        live=True,
    )


def _next_path(goal: Page) -> str:
    taken = (
        getattr(goal, "last_path", None)
        or Page.objects.child_of(goal).order_by("path").values_list("path", flat=True).last()
    )
    return Page._get_path(goal.path, goal.depth + 1, Page._str2int(taken[-Page.steplen :]) + 1 if taken else 1)


def _measure(base: Page, number: int, office) -> MeasurePage:
    measure = MeasurePage(
        page_ptr=base,
        number=f"M {number}",
        key=f"many-{number}",
        summary="Ein Satz, der sagt, worum es geht.",
        lead_office=office,
        start=datetime.date(2027, 1, 1),
        due_date=datetime.date(2027 + number % 5, 12, 31),
        resources="financed",
        kind="new",
        body=[
            {"type": "paragraph", "id": derived_id("many", number, place), "value": f"<p>{text}</p>"}
            for place, text in enumerate(PARAGRAPHS)
        ],
    )
    measure.pk, measure.locale_id, measure.translation_key = base.pk, base.locale_id, base.translation_key
    return measure


def _add_references(measures: list[MeasurePage], relation: str, targets: list) -> None:
    """Two rows for each measure, in turn."""
    model = MeasurePage._meta.get_field(relation).related_model
    rows = []
    for index, measure in enumerate(measures):
        for order in range(min(2, len(targets))):
            target = targets[(index + order) % len(targets)]
            rows.append(model(page_id=measure.pk, target=target, locale_id=measure.locale_id, sort_order=order))
    model.objects.bulk_create(rows, batch_size=100)
