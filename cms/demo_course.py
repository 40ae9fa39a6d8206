"""The way of the demo's documents through their procedures: drafts frozen, moved and published on the days their files tell."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

import yaml
from django.db.models import F, Min
from django.utils import timezone
from wagtail.models import Locale, Page, PageLogEntry

from concept_pages.interchange.portable.ids import page_key
from concept_pages.models import MeasureImplementation
from drafts.clock import as_of
from drafts.correcting import correct
from drafts.freezing import freeze_draft
from drafts.models import Draft, DraftPage, OutlineEntry, Stage, StageDate
from drafts.outlining.places import parents_in_tree
from drafts.procedure import advance
from drafts.working_text import pages_below

CONCEPT = "integrationskonzept"
NOON = datetime.time(12)


@dataclass(frozen=True)
class State:
    """One state of the concept, from its state.yaml, frozen as a draft of `document`.

    absent: page paths that did not exist then. left_out: pages that the draft leaves out. translated: in all languages. working_text: not public.
    course: [{"date", "stage", "reason"}], where the draft went. corrections: [{"date", "page", "wrong", "right", "reason"}], words that were mended.
    """

    folder: Path
    title: str
    date: datetime.date
    document: str
    change_note: str
    name: str = ""
    absent: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    translated: bool = False
    working_text: bool = False
    course: list[dict] = field(default_factory=list)
    corrections: list[dict] = field(default_factory=list)


def states(folder: Path) -> list[State]:
    """In the order in which they are brought in."""
    files = sorted((folder / "states").glob("*/state.yaml"))
    return [State(file.parent, **yaml.safe_load(file.read_text(encoding="utf-8"))) for file in files]


def tell_course(state: State, user) -> None:
    """Freezes the state and moves the draft as far as it came. user: who does all this; None if there are no accounts."""
    document = document_at(state.document)
    leave_out(document, state.left_out)
    with as_of(moment(state.date)):
        draft = freeze_draft(document=document, user=user, name=state.name, change_note=state.change_note)
    for step in state.course:
        with as_of(moment(step["date"])):
            advance(draft=draft, to=step["stage"], user=user, reason=step.get("reason", ""))
    for mended in state.corrections:
        with as_of(moment(mended["date"])):
            mend(draft, mended, user)


def mend(draft: Draft, mended: dict, user) -> None:
    """The one passage of the page that has the wrong words gets the right ones."""
    page = Page.objects.get(translation_key=page_key(mended["page"]), locale=Locale.get_default()).specific
    (passage,) = (passage for passage in page.passages() if mended["wrong"] in passage.html)
    html = passage.html.replace(mended["wrong"], mended["right"])
    correct(draft=draft, page=page, anchor=passage.anchor, html=html, reason=mended["reason"], user=user)


def date_log(state: State, since: datetime.datetime) -> None:
    """since: when bringing in the state began. What the log tells of that was done in the hour before its draft was frozen."""
    later = timezone.now() - moment(state.date) + datetime.timedelta(hours=1)
    PageLogEntry.objects.filter(timestamp__gte=since).update(timestamp=F("timestamp") - later)


def date_reports() -> None:
    """A measure has its record from the first draft with it on. What offices reported was known from that day on, so the register tells it of
    earlier days too."""
    begun = DraftPage.objects.order_by().values_list("page_key").annotate(Min("draft__frozen_at"))
    for measure_key, day in begun:
        MeasureImplementation.history.filter(measure_key=measure_key, history_type="+").update(history_date=day)
    for report in MeasureImplementation.history.filter(reporting_date__lt=timezone.localdate()):
        MeasureImplementation.history.filter(pk=report.pk).update(history_date=moment(report.reporting_date))


def plan_dates(folder: Path) -> None:
    """The planned dates of stages, from planned.yaml: {document: {stage: [from, until]}}."""
    planned = yaml.safe_load((folder / "states" / "planned.yaml").read_text(encoding="utf-8"))
    for name, dates in planned.items():
        document = document_at(name).specific
        for stage in Stage.objects.filter(procedure__kind=document.resolution_kind, key__in=dates):
            starts, ends = dates[stage.key]
            StageDate.objects.create(document_id=document.pk, stage=stage, starts_on=starts, ends_on=ends)


def leave_out(document: Page, paths: list[str]) -> None:
    """Marks pages in the working outline, which otherwise is the tree as it is."""
    if not paths:
        return
    pages = list(pages_below([document.path]))
    above, gone = parents_in_tree(pages), {UUID(page_key(path)) for path in paths}
    OutlineEntry.objects.bulk_create(
        OutlineEntry(
            document=document,
            page_key=page.translation_key,
            parent_key=above[page.translation_key],
            position=position,
            left_out=page.translation_key in gone,
        )
        for position, page in enumerate(pages)
        if above[page.translation_key]
    )


def document_at(name: str) -> Page:
    return Page.objects.get(translation_key=page_key(f"{CONCEPT}/{name}"), locale=Locale.get_default())


def moment(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, NOON))
