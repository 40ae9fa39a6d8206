"""Which texts are searched: what is in force, one draft, all drafts that the reader may see, or everything; and how much each of them has."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from drafts.models import Draft

from ..engines import Result
from ..shelves import draft_shelves_of, live_shelf
from .forms import Scope


class VisibleDrafts:
    """Those that one reader may see. One query."""

    def __init__(self, user):
        self.user = user

    @cached_property
    def all(self) -> list[Draft]:
        return list(Draft.objects.visible_to(self.user).order_by("document_key", "number"))

    @cached_property
    def by_id(self) -> dict[int, Draft]:
        return {draft.pk: draft for draft in self.all}

    @cached_property
    def by_value(self) -> dict[str, Draft]:
        return {value_of(draft): draft for draft in self.all}

    def before(self, draft: Draft) -> Draft | None:
        """The nearest with a lower number."""
        earlier = [one for one in self.all if one.document_id == draft.document_id and one.number < draft.number]
        return max(earlier, key=lambda one: one.number, default=None)


def value_of(draft: Draft) -> str:
    """In addresses and in the index."""
    return f"{draft.document_key}-{draft.number}"


def shelves_of(scope: Scope, user, language: str) -> tuple[str, ...]:
    live = () if scope == Scope.DRAFTS else (live_shelf(language),)
    return live + (() if scope == Scope.IN_FORCE else draft_shelves_of(user, [language]))


@dataclass(frozen=True)
class ShownScope:
    """count: what this query and these filters find there."""

    value: str
    label: str
    count: int
    is_chosen: bool
    is_part: bool = False  # of the scope that stands before


def shown_scopes(result: Result, language: str, chosen: str, drafts: VisibleDrafts) -> list[ShownScope]:
    """result: of everything. What is in force and all drafts are everything; each draft is a part of all."""
    live = result.by_shelf.get(live_shelf(language), 0)
    of_drafts = result.facets.get("draft", {})
    rows = [
        (Scope.IN_FORCE.value, str(Scope.IN_FORCE.label), live, False),
        (Scope.DRAFTS.value, str(Scope.DRAFTS.label), result.count - live, False),
        *(
            (value, label_of(draft), of_drafts.get(value, 0), True)
            for value, draft in drafts.by_value.items()
            if value in of_drafts or value == chosen
        ),
        (Scope.EVERYTHING.value, str(Scope.EVERYTHING.label), result.count, False),
    ]
    return [ShownScope(value, label, count, value == chosen, is_part) for value, label, count, is_part in rows]


def label_of(draft: Draft) -> str:
    return _("Draft %(number)s, %(document)s") % {"number": draft.number, "document": draft.title}
