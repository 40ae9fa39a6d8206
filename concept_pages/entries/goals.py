"""Goals of the plan in force and the needs that they answer."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property

from wagtail.models import Page

from ..models import GoalPage, MeasurePage, NeedForAction
from ..querysets import hidden
from ..register.measures import Measures, below, url_of


@dataclass
class Goal:
    path: str
    number: str
    title: str
    url: str
    translation_key: object
    codes: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class Need:
    code: str
    title: str
    url: str
    is_answered: bool


class Goals:
    """Live, public goals in the plan's order; one query for them and the codes that they answer."""

    def __init__(self, measures: Measures, home):
        self.measures, self.home = measures, home

    @cached_property
    def all(self) -> list[Goal]:
        path = self.measures.concept_path
        if path is None:
            return []
        columns = ("path", "number", "title", "url_path", "translation_key", "needs__code")
        rows = GoalPage.objects.filter(~hidden(), live=True, **below(path)).order_by("path").values_list(*columns)
        goals: dict[str, Goal] = {}
        for path, number, title, url_path, key, code in rows:
            goal = goals.setdefault(path, Goal(path, number, title, url_of(url_path, self.home), key))
            goal.codes |= {code} if code else set()
        return list(goals.values())

    def served_by(self, places: list[int]) -> list[Goal]:
        """Goals that measures stand below or name as further ones."""
        rows = self.measures.rows
        parents = {rows[place].path[: -Page.steplen] for place in places}
        keys = set().union(*(self._further.get(rows[place].pk, ()) for place in places)) if places else set()
        return [goal for goal in self.all if goal.path in parents or goal.translation_key in keys]

    @cached_property
    def _further(self) -> dict[int, list]:
        path = self.measures.concept_path
        if path is None:
            return {}
        row = MeasurePage._meta.get_field("further_goals").related_model
        pairs = row.objects.filter(**below(path, "page__")).values_list("page_id", "target__translation_key")
        found = defaultdict(list)
        for pk, key in pairs:
            found[pk].append(key)
        return found

    def below(self, path: str) -> list[Goal]:
        return [goal for goal in self.all if goal.path.startswith(path)]

    def needs(self, **which) -> list[Need]:
        """Needs of the analysis; one query. which: look-ups on NeedForAction."""
        path = self.measures.concept_path
        if path is None:
            return []
        answered = set().union(*(goal.codes for goal in self.all))
        rows = NeedForAction.objects.filter(~hidden(page="page__"), page__live=True, **below(path, "page__"), **which)
        columns = ("code", "title", "page__url_path")
        return [
            Need(code, title, f"{url_of(url_path, self.home)}#need.{code}", code in answered)
            for code, title, url_path in rows.order_by("page__path", "sort_order").values_list(*columns)
        ]

    def needs_answered_by(self, goals: list[Goal]) -> list[Need]:
        codes = set().union(*(goal.codes for goal in goals))
        return self.needs(code__in=sorted(codes)) if codes else []
