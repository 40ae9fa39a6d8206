"""Where documents stand, for readers, as the pages of the concept show it."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Min, Q
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from concept_pages.beside import Adoption

from ..models import Draft
from ..procedure.course import ADOPTING, SUPERSEDED, ReadersCourse, Step, courses_for_readers
from .listing import title_of, titles_in

ADOPTED = (*ADOPTING, SUPERSEDED)


def course_beside(documents: list) -> dict[int, str]:
    """For the hook `beside_documents`: the stages of each document in the reader's language. Three queries for all."""
    courses = courses_for_readers(documents)
    give_titles([document for document in documents if not document.live], courses)
    for document in documents:
        course = courses[document.translation_key]
        document.adopted_by_procedure = adoption_by(course.standing, course.steps_of_standing)
    return {
        document.pk: render_to_string(
            "drafts/includes/document_course.html", {"course": courses[document.translation_key]}
        )
        for document in documents
    }


def give_titles(documents: list, courses: dict[UUID, ReadersCourse]) -> None:
    """Those of the newest public draft: what the page is called by now may be internal. One query where there are any."""
    drafts = [course.newest for document in documents if (course := courses[document.translation_key]).newest]
    titles = titles_in(get_language(), drafts) if drafts else {}
    for document in documents:
        draft = courses[document.translation_key].newest
        words, lang = title_of(draft, titles) if draft else ("", "")
        document.told_title = format_html("<span{}>{}</span>", mark_safe(lang), words)


def told_of() -> Q:
    """For the hook of that name: everybody may read a draft of the document."""
    return Q(translation_key__in=Draft.objects.visible_to(None).values("document__translation_key"))


def adoption_of_plan(plan) -> Adoption | None:
    """For the hook of that name. No query where the plan's stages are shown too, else one."""
    if not hasattr(plan, "adopted_by_procedure"):
        adopting = Q(changes__to_stage__key__in=ADOPTING, changes__undone_by=None, changes__undoes=None)
        drafts = Draft.objects.told().filter(document__translation_key=plan.translation_key)
        newest = drafts.select_related("stage").annotate(adopted_at=Min("changes__at", filter=adopting))
        newest = newest.exclude(stage__takes_back=True).order_by("number").last()
        is_adopted = newest is not None and newest.adopted_at and newest.stage.key in ADOPTED
        day = timezone.localdate(newest.adopted_at) if is_adopted else None
        plan.adopted_by_procedure = day and Adoption(day, newest.stage.key == SUPERSEDED)
    return plan.adopted_by_procedure


def adoption_by(draft: Draft | None, steps: list[Step]) -> Adoption | None:
    """When the council adopted this very draft; nothing where it has not."""
    if draft is None or draft.stage.key not in ADOPTED:
        return None
    days = [step.since for step in steps if step.stage.key in ADOPTING and step.since]
    day = min((day for day in days if day >= timezone.localdate(draft.frozen_at)), default=None)
    return day and Adoption(day, draft.stage.key == SUPERSEDED)
