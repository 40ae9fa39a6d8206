"""Names of the values that hits are counted and narrowed by."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from concept_pages.models import FieldOfAction, Office, TargetGroup
from concept_pages.models.live import Status
from drafts.models import Draft

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
    for name, values in counts.items():
        wanted = dict(values) | {value: values.get(value, 0) for value in chosen.get(name, ())}
        labels = labels_of(name, list(wanted), language) if wanted else {}
        rows = [
            ShownValue(value, labels[value], count, value in chosen.get(name, ()))
            for value, count in wanted.items()
            if value in labels
        ]
        if rows:
            rows.sort(key=lambda row: (-row.count, row.label))
            found[name] = [row for place, row in enumerate(rows) if place < MOST or row.is_chosen or name not in FACTS]
    return found


def labels_of(name: str, values: list[str], language: str) -> dict[str, str]:
    if name in FACTS:
        return names_of_facts(FACTS[name], values, language)
    asked: dict[str, Callable[[str], str]] = {"type": type_label, "draft": draft_label, "status": status_label}
    return {value: label for value in values if (label := asked[name](value))}


def names_of_facts(model, keys: list[str], language: str) -> dict[str, str]:
    """In the reader's language, else in any that has them. One query."""
    rows = model.objects.filter(key__in=keys).order_by("locale_id")
    found: dict[str, str] = {}
    for key, name, code in rows.values_list("key", model.name_field, "locale__language_code"):
        if key not in found or code == language:
            found[key] = name
    return found


def status_label(value: str) -> str:
    return str(Status(value).label) if value in Status.values else ""


def draft_label(value: str) -> str:
    key, _dash, number = value.rpartition("-")
    return _("Draft %(number)s, %(document)s") % {"number": number, "document": title_of_document(key)} if key else ""


def title_of_document(key: str) -> str:
    return Draft.objects.filter(document_key=key).order_by("-number").values_list("title", flat=True).first() or key
