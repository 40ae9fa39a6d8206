"""What people did with one page, from Wagtail's log; what is saved in one sitting is one entry."""

from __future__ import annotations

import datetime
from collections.abc import Collection

from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from wagtail.models import PageLogEntry

from .entries import Entry, Kind

# Its text is the one of the save before.
PUBLISHED = "wagtail.publish"
# After so long without a save somebody has gone away and come back.
PAUSE = datetime.timedelta(minutes=30)
SAVED = "wagtail.edit"
RESTORED = "wagtail.revert"
SAVES = (SAVED, RESTORED)
# Remarks and locks come and go; what they led to is told anyway.
UNTOLD = ("wagtail.comments", "wagtail.lock", "wagtail.unlock")
NOTE = "change_note"


def acts_of(page, frozen: Collection[Entry]) -> list[Entry]:
    """frozen: drafts with this page in them; freezing one ends a sitting. One query."""
    breaks = [draft.at for draft in frozen]
    names = {draft.revision: draft.name for draft in frozen}
    log = PageLogEntry.objects.filter(page=page.pk).select_related("user", "content_type").order_by("timestamp", "pk")
    told = (row for row in log if not row.action.startswith(UNTOLD))
    entries: list[Entry] = []
    for row in told:
        if row.action != SAVED:
            entries.append(other(row, restored(row, names) if row.action == RESTORED else str(row.message)))
        elif entries and goes_on(entries[-1], row, breaks):
            add(entries[-1], row)
        else:
            entries.append(saved(row))
    return entries


def goes_on(entry: Entry, row: PageLogEntry, breaks: Collection[datetime.datetime]) -> bool:
    """A save that says what it changed ends a sitting: it stands for itself."""
    return (
        entry.kind == Kind.EDITED
        and not entry.note
        and entry.user_id == row.user_id
        and row.timestamp - entry.at <= PAUSE
        and not any(entry.at < moment <= row.timestamp for moment in breaks)
    )


def saved(row: PageLogEntry) -> Entry:
    return Entry(
        row.timestamp,
        Kind.EDITED,
        _("Edited"),
        row.user_display_name,
        note_of(row),
        since=row.timestamp,
        revision=row.revision_id,
        user_id=row.user_id,
    )


def add(entry: Entry, row: PageLogEntry) -> None:
    entry.at, entry.note = row.timestamp, note_of(row)
    entry.revision = row.revision_id or entry.revision


def other(row: PageLogEntry, words: str) -> Entry:
    return Entry(
        row.timestamp,
        Kind.OTHER,
        words,
        row.user_display_name,
        note_of(row) or str(row.comment),
        revision=row.revision_id if row.content_changed and row.action != PUBLISHED else None,
        user_id=row.user_id,
    )


def restored(row: PageLogEntry, names: dict[int | None, str]) -> str:
    """names: of drafts, by their revision of the page. Its own day says nothing: it is that of the copy."""
    version = (row.data or {}).get("revision", {})
    if name := names.get(version.get("id")):
        return _("Text of the %(draft)s restored") % {"draft": name}
    at = parse_datetime(version.get("created", ""))
    if at is None:
        return _("Earlier text restored")
    return _("Text of %(at)s restored") % {"at": date_format(localtime(at), "DATETIME_FORMAT")}


def note_of(row: PageLogEntry) -> str:
    return (row.data or {}).get(NOTE, "")
