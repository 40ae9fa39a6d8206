"""Whether the database is there. Asked where a check may reach other machines: `manage.py check --deploy --database default`."""

from __future__ import annotations

from django.core.checks import Error, register
from django.db import DatabaseError, connections


@register("cms", deploy=True)
def database_answers(app_configs, databases=None, **kwargs):
    return [error for alias in databases or () if (error := refusal_of(alias))]


def refusal_of(alias: str) -> Error | None:
    """In the driver's first words, which name host, user or database, never the password."""
    try:
        connections[alias].ensure_connection()
    except DatabaseError as error:
        words = str(error).strip().splitlines()[0]
        return Error(f"DATABASE_URL: the database does not let us in: {words}", id="cms.E001")
    return None
