"""Names of the values that hits are counted and narrowed by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Value

from concept_pages.models import FieldOfAction, Office, TargetGroup
from concept_pages.models.live import Status

from .hits import type_label

MOST = 15  # values shown of offices, fields and groups, of which there may be many
FACTS = {"field": FieldOfAction, "office": Office, "target_group": TargetGroup}


@dataclass(frozen=True)
class ShownValue:
    value: str
    label: str
    count: int
    is_chosen: bool = False


def shown_facets(
    counts: Mapping[str, Mapping[str, int]], chosen: Mapping[str, tuple[str, ...]], language: str
) -> dict[str, list[ShownValue]]:
    """The most frequent first; those that have no name are left out. What is chosen stays, also where nothing is left of it."""
    found = {}
    shown = {
        name: dict(values) | {value: values.get(value, 0) for value in chosen.get(name, ())}
        for name, values in counts.items()
    }
    names = names_of_facts({name: list(shown[name]) for name in FACTS if shown.get(name)}, language)
    for name, wanted in shown.items():
        labels = names[name] if name in FACTS else labels_of(name, list(wanted))
        rows = [
            ShownValue(value, labels[value], count, value in chosen.get(name, ()))
            for value, count in wanted.items()
            if value in labels
        ]
        if rows:
            rows.sort(key=lambda row: (-row.count, row.label))
            found[name] = [row for place, row in enumerate(rows) if place < MOST or row.is_chosen or name not in FACTS]
    return found


def labels_of(name: str, values: list[str]) -> dict[str, str]:
    label_of = type_label if name == "type" else status_label
    return {value: label for value in values if (label := label_of(value))}


def names_of_facts(keys: Mapping[str, list[str]], language: str) -> dict[str, dict[str, str]]:
    """In the reader's language, else in any that has them. One query for all kinds."""
    rows = [
        FACTS[name]
        .objects.filter(key__in=values)
        .order_by()
        .annotate(kind=Value(name))
        .values_list("kind", "key", "name", "locale__language_code")
        for name, values in keys.items()
    ]
    found: dict[str, dict[str, str]] = {name: {} for name in FACTS}
    for kind, key, said, code in sorted(rows[0].union(*rows[1:], all=True)) if rows else ():
        if key not in found[kind] or code == language:
            found[kind][key] = said
    return found


def status_label(value: str) -> str:
    return str(Status(value).label) if value in Status.values else ""
