"""Needs for action and what answers them, in both directions."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import F, Q
from wagtail.models import Page

from .querysets import hidden
from .register.folding import natural
from .tree import concept_of


def working_needs(concept) -> list[tuple[str, str]]:
    """(code, short title) of all needs of a concept as last saved, drafts included, by code."""
    return sorted((row["code"], row["title"]) for _page, row in working_rows(concept))


def working_rows(concept):
    """Each page of the analysis with each row of a need as last saved."""
    from .models import FieldAnalysisPage

    pages = FieldAnalysisPage.objects.descendant_of(concept)
    for page in pages.select_related("latest_revision"):
        if page.latest_revision:
            rows = page.latest_revision.content.get("needs", [])
        else:
            rows = page.needs.values("code", "title")
        yield from ((page, row) for row in rows if row.get("code"))


def places_of_codes(parent, *, without) -> dict:
    """From a code to the other page of the concept that has it, as last saved."""
    concept = concept_of(parent) if parent is not None else None
    if concept is None:
        return {}
    return {row["code"]: page for page, row in working_rows(concept) if page.pk != without.pk}


def need_choices(parent) -> list[tuple[str, str]]:
    """Choices for a goal below `parent`: every need of the concept it belongs to."""
    concept = concept_of(parent) if parent is not None else None
    if concept is None:
        return []
    return [(code, f"{code} {title}") for code, title in working_needs(concept)]


SHOWN = 6


@dataclass
class Answer:
    """What answers one need: goals, and the measures below them or for them."""

    goals: list = field(default_factory=list)
    measures: list = field(default_factory=list)

    @property
    def shown(self) -> int:
        """How many measures stand in the open; where there are many more, the rest is folded away."""
        return SHOWN if len(self.measures) > SHOWN + 2 else len(self.measures)

    @property
    def first(self) -> list:
        return self.measures[: self.shown]

    @property
    def further(self) -> list:
        return self.measures[self.shown :]


def answers_by_code(goals: list[Page], locale_id: int) -> dict[str, Answer]:
    """Goals (live base pages, once for each `code` that they answer) and their live measures by code, in the order of their numbers. One query, whatever the number."""
    answers: dict[str, Answer] = defaultdict(Answer)
    for goal in goals:
        answers[goal.code].goals.append(goal)
    seen: set[tuple[str, int]] = set()
    for measure in _measures_for(goals, locale_id) if goals else ():
        for goal in goals:
            if belongs_to(measure, goal) and (goal.code, measure.pk) not in seen:
                seen.add((goal.code, measure.pk))
                answers[goal.code].measures.append(measure)
    for answer in answers.values():
        answer.measures.sort(key=lambda measure: natural(measure.number))
    return answers


def belongs_to(measure, goal) -> bool:
    return measure.path.startswith(goal.path) or measure.linked_goal == goal.translation_key


def _measures_for(goals: list[Page], locale_id: int):
    """Live measures below the goals or linked to them, once for each link (`linked_goal`)."""
    from .models import MeasurePage

    wanted = Q(further_goals__target__translation_key__in={goal.translation_key for goal in goals})
    for path in sorted({goal.path for goal in goals}):
        wanted |= Q(path__startswith=path)
    return (
        MeasurePage.objects.filter(wanted, ~hidden(), live=True, locale_id=locale_id)
        .annotate(linked_goal=F("further_goals__target__translation_key"))
        .order_by("path")
    )


def needs_answered_by(goal_id: int, concept_path: str, locale_id: int) -> list:
    """The analysis' live rows for the codes that a goal names, each with its page; one query."""
    from .models import NeedForAction
    from .models.goal import GoalNeed

    codes = GoalNeed.objects.filter(page_id=goal_id).values("code")
    return list(
        NeedForAction.objects.filter(
            ~hidden(page="page__"),
            code__in=codes,
            page__path__startswith=concept_path,
            page__locale_id=locale_id,
            page__live=True,
        )
        .select_related("page")
        .order_by("code")
    )
