"""What may stand in the address of a search. What is not understood is left out, not answered with an error."""

from __future__ import annotations

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
    "entwurf": "draft",
}
MOST_VALUES = 20


class Scope(TextChoices):
    IN_FORCE = "", pgettext_lazy("search", "in force")
    DRAFTS = "entwuerfe", pgettext_lazy("search", "all drafts")
    EVERYTHING = "alles", pgettext_lazy("search", "everything")


class Sort(TextChoices):
    RELEVANCE = "", pgettext_lazy("search", "nearness to the query")
    DATE = "datum", pgettext_lazy("search", "date")


class SearchForm(forms.Form):
    q = forms.CharField(required=False)
    geltung = forms.ChoiceField(required=False, choices=Scope.choices)
    sortierung = forms.ChoiceField(required=False, choices=Sort.choices)
    seite = forms.IntegerField(required=False, min_value=1, max_value=LAST_PAGE)

    def clean_q(self) -> str:
        """What is longer than any question is cut, not refused."""
        return " ".join(self.cleaned_data["q"].split())[:LONGEST]

    def understood(self) -> dict:
        self.is_valid()
        found = self.cleaned_data
        chosen = {name: self.data.getlist(name)[:MOST_VALUES] for name in FACETS}
        return {
            "text": found.get("q") or "",
            "scope": Scope(found.get("geltung") or ""),
            "sort": Sort(found.get("sortierung") or ""),
            "page": found.get("seite") or 1,
            "filters": {
                FACETS[name]: tuple(dict.fromkeys(v[:100] for v in values if v))
                for name, values in chosen.items()
                if any(values)
            },
        }
