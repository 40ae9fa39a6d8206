"""Shared facts in files: one YAML list a kind, languages side by side."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from .. import models as concept
from ..models.keys import KEY_PATTERN
from . import front_matter
from .page_types import FieldSpec, kind_of
from .problems import Problems

KINDS: dict[str, type[models.Model]] = {
    "fields-of-action": concept.FieldOfAction,
    "offices": concept.Office,
    "partners": concept.Partner,
    "target-groups": concept.TargetGroup,
    "indicators": concept.Indicator,
    "glossary": concept.GlossaryTerm,
    "abbreviations": concept.Abbreviation,
}
SYNCHRONISED = ("icon", "email", "url", "active_until", "order")


@dataclass
class FactText:
    """One shared fact. words: by language and field; values: fields without language; series: actual values of an indicator."""

    kind: str
    key: str
    words: dict[str, dict[str, str]]
    values: dict[str, Any]
    series: list[dict] = field(default_factory=list)
    file: str = ""
    line: int = 1


def columns(model) -> dict[str, FieldSpec]:
    """A fact's fields by name; `translated` where each language has its own."""
    skipped = {"id", "key", "locale", "translation_key", "image"}
    found = {}
    for f in model._meta.fields:
        kind = kind_of(f)
        if f.name not in skipped and kind:
            found[f.name] = FieldSpec(f.name, kind, f, f.name not in SYNCHRONISED)
    return found


def read(kind: str, data, source: str, languages: set[str], file: str, problems: Problems) -> list[FactText]:
    if data is None or data.value is None:
        return []
    if not isinstance(data.value, list):
        problems.add(1, _("A list of entries is expected, each beginning with “- key: …”."))
        return []
    found: list[FactText] = []
    for index, entry in enumerate(data.value):
        line = data.line(index)
        if not isinstance(entry, dict):
            problems.add(line, _("Lines “key: value” are expected here."))
            continue
        fact = _entry(KINDS[kind], kind, entry, data, (index,), source, languages, file, problems)
        if fact.key in {other.key for other in found}:
            problems.add(line, _("“%(key)s” stands here twice.") % {"key": fact.key})
        found.append(fact)
    return found


def _entry(model, kind, entry, data, path, source, languages, file, problems) -> FactText:
    import re

    key = entry.get("key")
    if not isinstance(key, str) or not re.fullmatch(KEY_PATTERN, key) or len(key) > 60:
        problems.add(data.line(*path), _("“key” is missing, or has other characters than a-z, 0-9, - and _."))
        key = ""
    fact = FactText(kind, key, {}, {}, file=file, line=data.line(*path))
    known = columns(model)
    for name, value in entry.items():
        line = data.line(*path, name)
        if name == "key":
            continue
        if name == "image" and hasattr(model, "image"):
            fact.values["image"] = front_matter._name(FieldSpec("image", "fact", None, False), value, line, problems)
        elif name == "values" and model is concept.Indicator:
            fact.series = _series(value, data, (*path, name), problems)
        elif name not in known:
            problems.unknown_key(line, name)
        elif known[name].translated:
            _words(known[name], value, fact, data, (*path, name), source, languages, problems)
        elif value is not None:
            fact.values[name] = front_matter.READERS[known[name].kind](known[name], value, line, problems)
    for name, spec in known.items():
        if spec.translated and not spec.field.blank and name not in fact.words.get(source, {}):
            problems.add(fact.line, _("“%(key)s” is missing.") % {"key": name})
    return fact


def _words(spec, value, fact, data, path, source, languages, problems) -> None:
    if isinstance(value, str):
        value = {source: value}
    if not isinstance(value, dict):
        problems.add(data.line(*path), _("Words by language are expected: {de: …, en: …}."))
        return
    for lang, words in value.items():
        line = data.line(*path, lang)
        if lang not in languages:
            problems.add(line, _("“%(lang)s” is no language of this site.") % {"lang": lang})
            continue
        text = front_matter.READERS[spec.kind](spec, words, line, problems)
        if text:
            fact.words.setdefault(lang, {})[spec.name] = text


def _series(value, data, path, problems) -> list[dict]:
    spec = {c.name: c for c in (_live_column(n) for n in ("date", "value", "source"))}
    if not isinstance(value, list):
        problems.add(data.line(*path), _("A list of values is expected: - {date: 2025-12-31, value: 13}"))
        return []
    rows = []
    for index, row in enumerate(value):
        line = data.line(*path, index)
        if not isinstance(row, dict) or set(row) - set(spec) or not {"date", "value"} <= set(row):
            problems.add(line, _("A value has “date”, “value” and perhaps “source”."))
            continue
        rows.append({n: front_matter.READERS[spec[n].kind](spec[n], v, line, problems) for n, v in row.items()})
    dates = [row["date"] for row in rows]
    if len(set(dates)) < len(dates):
        problems.add(data.line(*path), _("Two values have the same date."))
    return [row for row in rows if row["date"] and row["value"] is not None]


def _live_column(name: str) -> FieldSpec:
    f = concept.IndicatorValue._meta.get_field(name)
    return FieldSpec(name, kind_of(f) or "text", f, False)


def to_yaml(facts: list[FactText], source: str) -> list[dict]:
    """Entries ready for YAML, by key."""
    entries = []
    for fact in sorted(facts, key=lambda f: f.key):
        entry: dict[str, Any] = {"key": fact.key}
        for name, spec in columns(KINDS[fact.kind]).items():
            if spec.translated:
                words = {
                    lang: front_matter.written(spec, by_name[name])
                    for lang, by_name in sorted(fact.words.items(), key=lambda i: (i[0] != source, i[0]))
                    if by_name.get(name)
                }
                if words:
                    entry[name] = words
            elif fact.values.get(name):
                entry[name] = fact.values[name]
        if fact.values.get("image"):
            entry["image"] = fact.values["image"]
        if fact.series:
            entry["values"] = [{n: v for n, v in row.items() if v not in ("", None)} for row in fact.series]
        entries.append(entry)
    return entries
