"""One public address of each kind in a language, for what is measured on all of them."""

from __future__ import annotations

from collections.abc import Iterator

from django.apps import apps
from django.urls import reverse
from django.utils import translation

from concept_pages.models import ContentPage, FieldOfAction, GlossaryTerm, Office, TargetGroup

LISTS = ("register", "offices", "target_groups", "fields", "glossary", "abbreviations", "feedback")
ENTRIES = {"office": Office, "target_group": TargetGroup, "field": FieldOfAction, "glossary_term": GlossaryTerm}


def main_pages(language: str) -> list[str]:
    with translation.override(language):
        return [*first_of_each_type(language), *map(reverse, LISTS), *first_entries()]


def first_of_each_type(language: str) -> Iterator[str]:
    for model in apps.get_models():
        if issubclass(model, ContentPage):
            found = model.objects.live().public().filter(locale__language_code=language)
            first = found.order_by("depth", "path").first()
            if first is not None:
                yield first.url


def first_entries() -> Iterator[str]:
    for name, model in ENTRIES.items():
        key = model.objects.order_by("pk").values_list("key", flat=True).first()
        if key:
            yield reverse(name, kwargs={"key": key})
