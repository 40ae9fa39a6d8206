"""A translation with what it shares with its source."""

from __future__ import annotations

from .page_text import PageText, is_empty
from .page_types import FieldSpec, page_types, specs


def completed(text: PageText, source: PageText | None) -> PageText:
    """A translation with the facts of its source: what has no language is the same everywhere."""
    if source is None:
        return text
    fields = dict(text.fields)
    for name, spec in specs(page_types()[text.type]).items():
        if spec.kind == "rows" and spec.translated:
            if text.outdated or text.is_draft:
                continue  # it has its own rows, in full
            fields[name] = _merged(spec, source.fields.get(name, []), fields.get(name, []))
        elif not spec.translated and name in source.fields:
            fields[name] = source.fields[name]
    fields = {name: value for name, value in fields.items() if not is_empty(value)}
    return PageText(**{**text.__dict__, "fields": fields})


def _merged(spec: FieldSpec, source: list[dict], words: list[dict]) -> list[dict]:
    by_identity = {row[spec.identity]: row for row in words}
    return [{**row, **by_identity.get(row[spec.identity], {})} for row in source]
