"""The register as a table for spreadsheets: all rows found, in the order shown."""

from __future__ import annotations

import csv
import datetime
import io

from django.http import HttpResponse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from .rows import Row

BYTE_ORDER_MARK = "\ufeff"
# A cell that begins so is a formula to a spreadsheet.
FORMULA_SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def safe(cell: str) -> str:
    """Text that a spreadsheet does not run: an apostrophe before it makes it text."""
    return f"'{cell}" if cell.lstrip().startswith(FORMULA_SIGNS) else cell


def headers() -> list[str]:
    return [
        _("Number"),
        _("Measure"),
        _("Field of action"),
        capfirst(_("lead office")),
        _("Participating offices"),
        _("Target groups"),
        _("Due date"),
        capfirst(_("permanent task")),
        pgettext("measure", "Status"),
        _("Address"),
    ]


def cells(row: Row, request) -> list[str]:
    return [
        row.number,
        row.title,
        row.field.name if row.field else "",
        row.office.name if row.office else "",
        ", ".join(named.name for named in row.participating),
        ", ".join(named.name for named in row.groups),
        row.due_date.isoformat() if row.due_date else "",
        _("yes") if row.permanent else _("no"),
        row.status_label,
        row.url if row.url.startswith("http") else request.scheme + "://" + request.get_host() + row.url,
    ]


def csv_response(rows: list[Row], request, day: datetime.date | None = None) -> HttpResponse:
    """day: the one that the rows are of, where it is not today."""
    text = io.StringIO()
    text.write(BYTE_ORDER_MARK)
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(headers())
    for row in rows:
        writer.writerow([safe(cell) for cell in cells(row, request)])
    response = HttpResponse(text.getvalue(), content_type="text/csv; charset=utf-8")
    name = f"massnahmen-stand-{day}.csv" if day else f"massnahmen-{timezone.localdate()}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
