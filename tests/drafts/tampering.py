"""What somebody does to frozen rows who has the database."""

from __future__ import annotations

import json

from django.db import connection

from drafts.guards import triggers
from drafts.models import DraftPage


def execute(sql: str, values=()) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def with_word(row: DraftPage) -> DraftPage:
    row.passages[0]["html"] = "<p>anders</p>"
    return row


def tampered(draft, **content) -> DraftPage:
    """A page of the draft whose stored version was changed by somebody who could take the triggers off."""
    row = draft.pages.first()
    triggers.drop()
    execute(
        "UPDATE wagtailcore_revision SET content = %s WHERE id = %s",
        [json.dumps(row.revision.content | content), row.revision_id],
    )
    triggers.create()
    return row
