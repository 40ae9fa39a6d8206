"""Wagtail's search in the admin's lists. In SQLite's index a quotation mark inside a word is a syntax error and would end in an error page."""

from __future__ import annotations

from django.db import connection
from modelsearch.backends import database


def SearchBackend(params):
    """The search of the database in use; on SQLite for plain words."""
    found = database.SearchBackend(params)
    if connection.vendor != "sqlite":
        return found

    class WordSearch(type(found)):
        def search(self, query, *arguments, **options):
            return super().search(words(query), *arguments, **options)

        def autocomplete(self, query, *arguments, **options):
            return super().autocomplete(words(query), *arguments, **options)

    return WordSearch(params)


def words(query):
    """Without quotation marks; of nothing but those remains what finds nothing, since lists fail on an empty search."""
    return (query.replace('"', " ").strip() or "-") if isinstance(query, str) and query else query
