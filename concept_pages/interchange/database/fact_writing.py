"""Shared facts and live states of a folder, written."""

from __future__ import annotations

from decimal import Decimal

from wagtail.models import Locale

from ...models import FieldOfAction, IndicatorValue, MeasureImplementation
from ..folder import Folder
from ..portable.fact_text import KINDS, FactText, columns
from ..portable.ids import derived_id
from ..portable.rich_text import to_stored
from .names import Names


def write_facts(folder: Folder, locales: dict[str, Locale], names: Names) -> int:
    """Creates and updates shared facts in all languages; returns how many rows changed. Facts that the folder does not have stay."""
    changed = 0
    for kind, facts in folder.facts.items():
        model = KINDS[kind]
        rows = {(r.key, r.locale_id): r for r in model.objects.all()}
        for order, fact in enumerate(facts, start=1):
            key_row = rows.get((fact.key, locales[fact.language].id))
            translation_key = key_row.translation_key if key_row else derived_id("fact", kind, fact.key)
            for lang, words in sorted(fact.words.items(), key=lambda i: i[0] != fact.language):
                row = rows.get((fact.key, locales[lang].id))
                row = row or model(key=fact.key, locale=locales[lang], translation_key=translation_key)
                changed += _write_row(row, fact, words, names, order)
                if fact.series and lang == fact.language:
                    changed += _write_series(row, fact.series)
    return changed


def _write_row(row, fact: FactText, words: dict, names: Names, order: int) -> int:
    wanted = {}
    for name, spec in columns(type(row)).items():
        value = words.get(name, "") if spec.translated else fact.values.get(name)
        if spec.kind == "rich":
            value = to_stored(value or "", names.id_of, f"{fact.key}/{name}")
        if value is None:
            value = spec.field.get_default()
        wanted[name] = value
    if isinstance(row, FieldOfAction):
        wanted["order"] = fact.values.get("order") or order
        image = fact.values.get("image")
        wanted["image_id"] = names.id_of("image", image) if image else None
    if row.pk and all(getattr(row, name) == value for name, value in wanted.items()):
        return 0
    for name, value in wanted.items():
        setattr(row, name, value)
    row.save()
    return 1


def _write_series(indicator, series: list[dict]) -> int:
    rows = {row.date: row for row in indicator.values.all()}
    changed = 0
    for value in series:
        row = rows.get(value["date"]) or IndicatorValue(indicator=indicator, date=value["date"])
        number, source = Decimal(value["value"]), value.get("source", "")
        if not row.pk or (row.value, row.source) != (number, source):
            row.value, row.source = number, source
            row.save()
            changed += 1
    return changed


def write_implementation(folder: Folder, writer) -> None:
    """The live state of measures; a record that says the same already is left alone."""
    for entry in folder.implementation:
        page = folder.pages.get((entry["measure"], folder.source_language))
        if page is None:
            continue
        known = MeasureImplementation.objects.filter(measure_key=page.key)
        record = known.first() or MeasureImplementation(measure_key=page.key)
        wanted = {
            "status": entry.get("status") or record.status,
            "progress": entry.get("progress"),
            "note": entry.get("note", ""),
            "reporting_date": entry.get("reporting_date"),
        }
        if not record.pk or any(getattr(record, name) != value for name, value in wanted.items()):
            for name, value in wanted.items():
                setattr(record, name, value)
            record.save()
