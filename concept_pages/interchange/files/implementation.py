"""facts/implementation.yaml: the live state of measures, a list of entries."""

from __future__ import annotations

from django.utils.translation import gettext as _

from ...models import MeasureImplementation
from ..portable.page_types import FieldSpec, kind_of
from ..problems import Problems
from .located import Located
from .value_readers import read_value


def read(data: Located, problems: Problems) -> list[dict]:
    """Entries by column, each with the page path of its measure and its line."""
    if not isinstance(data.value, list):
        problems.add(1, _("A list of entries is expected, each beginning with “- measure: …”."))
        return []
    known = _columns()
    found: list[dict] = []
    for index, row in enumerate(data.value):
        line = data.line(index)
        if not isinstance(row, dict) or not isinstance(row.get("measure"), str):
            problems.add(line, _("“measure” is missing: the page path of the measure."))
            continue
        if row["measure"] in {entry["measure"] for entry in found}:
            problems.add(line, _("“%(key)s” stands here twice.") % {"key": row["measure"]})
        found.append({"measure": row["measure"], "line": line} | _values(row, known, data, index, problems))
    return found


def _columns() -> dict[str, FieldSpec]:
    kinds = {field: kind_of(field) for field in MeasureImplementation._meta.fields}
    return {field.name: FieldSpec(field.name, kind, field, False) for field, kind in kinds.items() if kind}


def _values(row: dict, known: dict[str, FieldSpec], data: Located, index: int, problems: Problems) -> dict:
    values = {}
    for key, value in row.items():
        line = data.line(index, key)
        if key == "measure" or value is None:
            continue
        if key not in known:
            problems.unknown_key(line, key)
            continue
        values[key] = read_value(known[key], value, line, problems)
        if key == "progress" and isinstance(values[key], int) and values[key] > 100:
            problems.add(line, _("“progress” is at most 100."))
    return values
