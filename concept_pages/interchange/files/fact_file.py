"""Shared facts in files: one YAML list a kind, languages side by side."""

from __future__ import annotations

import re
from typing import Any

from django.utils.translation import gettext as _

from ... import models as concept
from ...models.keys import KEY_PATTERN
from ..portable.fact_text import KINDS, FactText, columns
from ..portable.page_types import FieldSpec, kind_of
from ..problems import Problems
from .front_matter import written
from .value_readers import read_value


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
    key = entry.get("key")
    if not isinstance(key, str) or not re.fullmatch(KEY_PATTERN, key) or len(key) > 60:
        problems.add(data.line(*path), _("“key” is missing, or has other characters than a-z, 0-9, - and _."))
        key = ""
    fact = FactText(kind, key, {}, {}, file=file, line=data.line(*path))
    source = _language(entry, data, path, source, languages, problems)
    fact.language = source
    known = columns(model)
    wrong = set()
    for name, value in entry.items():
        before = len(problems.found)
        line = data.line(*path, name)
        if name in ("key", "language"):
            continue
        if name == "image" and hasattr(model, "image"):
            fact.values["image"] = read_value(FieldSpec("image", "fact", None, False), value, line, problems)
        elif name == "values" and model is concept.Indicator:
            fact.series = _series(value, data, (*path, name), problems)
        elif name not in known:
            problems.unknown_key(line, name)
        elif known[name].translated:
            _words(known[name], value, fact, data, (*path, name), source, languages, problems)
        elif value is not None:
            fact.values[name] = read_value(known[name], value, line, problems)
        if len(problems.found) > before:
            wrong.add(name)
    for name, spec in known.items():
        if name not in wrong and spec.translated and not spec.field.blank and name not in fact.words.get(source, {}):
            problems.add(fact.line, _("“%(key)s” is missing.") % {"key": name})
    return fact


def _language(entry, data, path, source, languages, problems) -> str:
    """The language whose words must be there: the source language, unless a fact exists in another one only."""
    language = entry.get("language", source)
    if not isinstance(language, str) or language not in languages:
        problems.add(data.line(*path, "language"), _("“language” is no language of this site."))
        return source
    return language


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
        text = read_value(spec, words, line, problems)
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
        rows.append({n: read_value(spec[n], v, line, problems) for n, v in row.items()})
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
        if fact.language and fact.language != source:
            entry["language"] = fact.language
        for name, spec in columns(KINDS[fact.kind]).items():
            if spec.translated:
                words = {
                    lang: written(spec, by_name[name])
                    for lang, by_name in sorted(fact.words.items(), key=lambda i: (i[0] != source, i[0]))
                    if by_name.get(name)
                }
                if words:
                    entry[name] = words
            elif fact.values.get(name) and fact.values[name] != spec.field.default:
                entry[name] = fact.values[name]
        if fact.values.get("image"):
            entry["image"] = fact.values["image"]
        if fact.series:
            entry["values"] = [{n: v for n, v in row.items() if v not in ("", None)} for row in fact.series]
        entries.append(entry)
    return entries
