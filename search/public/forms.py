"""What may stand in the address of a search. What is not understood is left out, not answered with an error."""

from __future__ import annotations

import re

from django import forms
from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy

LONGEST = 200
LAST_PAGE = 100
# German in every language, as addresses are; the engine's name of each.
FACETS = {
    "art": "type",
    "feld": "field",
    "amt": "office",
    "gruppe": "target_group",
    "status": "status",
}
MOST_VALUES = 20


class Scope(TextChoices):
    IN_FORCE = "", pgettext_lazy("search", "in force")
    DRAFTS = "entwuerfe", pgettext_lazy("search", "all drafts")
    EVERYTHING = "alles", pgettext_lazy("search", "everything")


class Sort(TextChoices):
    RELEVANCE = "", pgettext_lazy("search", "nearness to the query")
    DATE = "datum", pgettext_lazy("search", "date")


DRAFT = re.compile(r"[\w-]+-\d{1,9}")


def scope_and_draft(value: str) -> tuple[Scope, str]:
    """A draft alone is one of all drafts: "analysis-2". What is no scope is the usual one."""
    if DRAFT.fullmatch(value):
        return Scope.DRAFTS, value
    return (Scope(value) if value in Scope.values else Scope.IN_FORCE), ""


class SearchForm(forms.Form):
    q = forms.CharField(required=False)
    geltung = forms.CharField(required=False, max_length=100)
    sortierung = forms.ChoiceField(required=False, choices=Sort.choices)
    seite = forms.IntegerField(required=False, min_value=1)

    def clean_q(self) -> str:
        """What is longer than any question is cut, not refused."""
        return " ".join(self.cleaned_data["q"].split())[:LONGEST]

    def understood(self) -> dict:
        self.is_valid()
        found = self.cleaned_data
        scope, draft = scope_and_draft(found.get("geltung") or "")
        chosen = {name: self.data.getlist(name)[:MOST_VALUES] for name in FACETS}
        return {
            "text": found.get("q") or "",
            "scope": scope,
            "draft": draft,
            "sort": Sort(found.get("sortierung") or ""),
            "page": min(found.get("seite") or 1, LAST_PAGE),
            "filters": {
                FACETS[name]: tuple(dict.fromkeys(v[:100] for v in values if v))
                for name, values in chosen.items()
                if any(values)
            },
        }
