"""A shared fact as its file says it, and which fields each kind of fact has."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.db import models

from ... import models as concept
from .page_types import FieldSpec, kind_of

KINDS: dict[str, type[models.Model]] = {
    "fields-of-action": concept.FieldOfAction,
    "offices": concept.Office,
    "partners": concept.Partner,
    "target-groups": concept.TargetGroup,
    "indicators": concept.Indicator,
    "glossary": concept.GlossaryTerm,
    "abbreviations": concept.Abbreviation,
}
SYNCHRONISED = ("icon", "email", "url", "active_until", "order", "valid_in")


@dataclass
class FactText:
    """One shared fact. words: by language and field; values: fields without language; series: actual values of an indicator.

    language: which language the others are translated from; blank for the source language.
    """

    kind: str
    key: str
    words: dict[str, dict[str, str]]
    values: dict[str, Any]
    series: list[dict] = field(default_factory=list)
    file: str = ""
    line: int = 1
    language: str = ""


def columns(model) -> dict[str, FieldSpec]:
    """A fact's fields by name; `translated` where each language has its own."""
    skipped = {"id", "key", "locale", "translation_key", "image"}
    found = {}
    for f in model._meta.fields:
        kind = kind_of(f)
        if f.name not in skipped and kind:
            found[f.name] = FieldSpec(f.name, kind, f, f.name not in SYNCHRONISED)
    return found
