"""System checks of the database: the floor under frozen drafts is there."""

from django.core.checks import Tags, Warning, register
from django.db import OperationalError, connection

from .guards import triggers


@register(Tags.database)
def triggers_are_there(app_configs, databases=None, **kwargs):
    try:
        there = bool(databases) and "drafts_draft" in connection.introspection.table_names()
    except OperationalError:
        return []  # another check says that the database does not answer
    gone = triggers.missing() if there else []
    if not gone:
        return []
    return [
        Warning(  # an error would keep `migrate` from mending it
            f"Frozen drafts and public texts are not guarded: the database lacks {len(gone)} triggers, such as {gone[0]}.",
            hint="Run manage.py migrate; it makes them anew.",
            id="drafts.W001",
        )
    ]
