"""The plan as it was in force on a day, from the drafts that were published: for the register of measures."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from concept_pages.querysets import hidden
from concept_pages.register.archive import RecordedField, RecordedMeasure, RecordedPlan
from concept_pages.register.recorded import end_of

from .models import Draft, DraftPage, Procedure, Publication, StageChange

MEASURE, FIELD = "concept_pages.measurepage", "concept_pages.planfieldpage"
COLUMNS = ("page_id", "page_key", "number", "title", "type", "path", "field_key", "revision__content")


class PublishedPlans:
    """What concept_pages.register.archive.PlanArchive asks for."""

    def first_day(self) -> datetime.date | None:
        first = publications_of_plans().order_by("at").values_list("at", flat=True).first()
        return timezone.localdate(first) if first else None

    def plan_on(self, day: datetime.date, language: str) -> RecordedPlan | None:
        binding = draft_in_force_on(day)
        of_plan = public_on(day, binding)
        if not of_plan:
            return None
        newest = max(of_plan.values(), key=when)
        publication = of_plan.get(language, newest)
        source = of_plan.get(settings.LANGUAGE_CODE, newest)
        rows = rows_of(publication.draft, language) if language in publication.languages else []
        url = address(publication.draft)
        measures = [measure_of(row, url) for row in rows if row["type"] == MEASURE]
        in_source = len(measures) if language == settings.LANGUAGE_CODE else count_of_measures(source.draft)
        return RecordedPlan(
            str(publication.draft),
            url,
            timezone.localdate(publication.at),
            measures,
            [field_of(row) for row in rows if row["type"] == FIELD],
            in_source,
            is_in_force=binding is not None,
        )


def publications_of_plans():
    """Of drafts that everybody may read."""
    public = Draft.objects.visible_to(None).filter(stage__procedure__kind=Procedure.Kind.ADOPT)
    return Publication.objects.filter(draft__in=public)


def public_on(day: datetime.date, binding: int | None) -> dict[str, Publication]:
    """By code of the language, of the draft in force: a text that is discussed beside it may be public, and does not hold. Before any was in
    force, of the plan that was published last; its successor is a document of its own. Empty where no plan was public.
    """
    until = publications_of_plans().filter(at__lte=end_of(day)).select_related("draft__stage")
    public = (until.filter(draft=binding) if binding else until).in_force()
    if not public:
        return {}
    newest = max(public.values(), key=when)
    return {code: one for (document, code), one in public.items() if document == newest.draft.document_id}


def draft_in_force_on(day: datetime.date) -> int | None:
    """Id of the draft whose stage that was at the end of the day; of several the last. One query."""
    plans = Draft.objects.visible_to(None).filter(stage__procedure__kind=Procedure.Kind.ADOPT)
    changes = StageChange.objects.filter(draft__in=plans, at__lte=end_of(day)).order_by("at", "pk")
    last = {draft: (at, stage) for draft, at, stage in changes.values_list("draft", "at", "to_stage__key")}
    in_force = {draft: at for draft, (at, stage) in last.items() if stage == "in_force"}
    return max(in_force, key=lambda draft: in_force[draft], default=None)


def when(publication: Publication) -> tuple[datetime.datetime, int]:
    return publication.at, publication.pk


def public_pages(draft: Draft, language: str):
    return DraftPage.objects.filter(~hidden(page="page__"), draft=draft, locale__language_code=language)


def rows_of(draft: Draft, language: str) -> list[dict]:
    """One query for all measures and fields, with their facts from the versions that the draft holds."""
    found = public_pages(draft, language).filter(type__in=(MEASURE, FIELD))
    return list(found.order_by("position").values(*COLUMNS))


def count_of_measures(draft: Draft) -> int:
    return public_pages(draft, settings.LANGUAGE_CODE).filter(type=MEASURE).count()


def measure_of(row: dict, url: str) -> RecordedMeasure:
    content = row["revision__content"]
    due = content.get("due_date")
    return RecordedMeasure(
        pk=row["page_id"],
        key=row["page_key"],
        number=row["number"],
        title=row["title"],
        summary=content.get("summary", ""),
        field_key=row["field_key"],
        office=content.get("lead_office"),
        due_date=datetime.date.fromisoformat(due) if due else None,
        permanent=bool(content.get("permanent")),
        participating=targets(content, "participating_offices"),
        groups=targets(content, "target_groups"),
        url=f"{url}{row['path']}/",
    )


def targets(content: dict, relation: str) -> list[int]:
    rows = sorted(content.get(relation, []), key=lambda row: row.get("sort_order") or 0)
    return [row["target"] for row in rows]


def field_of(row: dict) -> RecordedField:
    return RecordedField(row["field_key"], row["number"], row["title"], row["revision__content"].get("field"))


def address(draft: Draft) -> str:
    return reverse("draft", args=[draft.document_key, draft.number])
