"""The words in which reading and writing speak of the database. A page is dropped when one of its words is among those of a change.

| a page says                        | because                                                                 |
|------------------------------------|-------------------------------------------------------------------------|
| `table`                            | it asked this table: rows that come or go may matter                    |
| `table.column`                     | it filtered or sorted by the column, or read it without loading objects |
| `table.*`                          | it depends on the table in a way that nobody can tell                   |
| `table:pk`                         | it loaded the row                                                       |
| `table:pk:column`                  | it looked at one column of the row (pages)                              |

A change says all the words it concerns: a row with its columns, or the whole table.
"""

from __future__ import annotations

from collections.abc import Iterable

EVERYTHING = "*"
# Bookkeeping that changes at every click in the admin. A page that reads of it is never kept.
NOISE = (
    "django_session",
    "django_admin_log",
    "django_tasks",
    "wagtailcore_uploadedfile",
    "wagtailcore_referenceindex",
    "wagtailadmin_",
    "wagtailsearch_",
)


def row_change(table: str, pk: object, columns: Iterable[str]) -> set[str]:
    words = {f"{table}:{pk}", f"{table}.*"}
    for column in columns:
        words |= {f"{table}:{pk}:{column}", f"{table}.{column}"}
    return words


def is_noise(table: str) -> bool:
    return table.startswith(NOISE)


def table_of(word: str) -> str:
    return word.split(":", 1)[0].split(".", 1)[0]
