"""PostgreSQL's own full text with the same documents: German stems, an index, ts_rank and ts_headline, counts of all facets."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import contextmanager
from itertools import islice

import psycopg

from ..engines import Document
from ..engines.base import FACETS

COLUMNS = ", ".join(f"{name} text[]" for name in FACETS)
MATCH = "websearch_to_tsquery('german', %(query)s)"
MARKS = "'StartSel=<mark>, StopSel=</mark>, MaxFragments=1, MaxWords=40, MinWords=20'"
HITS = f"""SELECT id, ts_rank(words, {MATCH}) AS score, ts_headline('german', text, {MATCH}, {MARKS})
    FROM benchmark_pages WHERE words @@ {MATCH} ORDER BY score DESC, id LIMIT 10"""  # noqa: S608  our own names
TOGETHER = 1000


class PostgresqlSearch:
    name = "PostgreSQL full text"

    def __init__(self, connection: psycopg.Connection):
        self.connection = connection

    def write(self, documents: Iterable[Document]) -> None:
        run = self.connection.execute
        run(f"CREATE TEMP TABLE benchmark_pages (id text, title text, text text, words tsvector, {COLUMNS})")
        marks = ", ".join(["%s"] * len(FACETS))
        insert = f"INSERT INTO benchmark_pages VALUES (%s, %s, %s, to_tsvector('german', %s), {marks})"  # noqa: S608  our own names
        documents = iter(documents)
        with self.connection.cursor() as cursor:
            while some := list(islice(documents, TOGETHER)):
                cursor.executemany(insert, [row(document) for document in some])
        run("CREATE INDEX ON benchmark_pages USING gin (words)")
        run("ANALYZE benchmark_pages")

    def search(self, text: str) -> int:
        """The number of hits; with count, facets and marks."""
        values = {"query": text}
        run = self.connection.execute
        run(HITS, values).fetchall()
        for name in FACETS:
            run(f"SELECT v, count(*) FROM benchmark_pages, unnest({name}) v WHERE words @@ {MATCH} GROUP BY v", values)  # noqa: S608
        return run(f"SELECT count(*) FROM benchmark_pages WHERE words @@ {MATCH}", values).fetchone()[0]  # noqa: S608


def row(document: Document) -> tuple:
    text = "\n".join(passage.text for passage in document.passages)
    facets = [list(document.facets.get(name, ())) for name in FACETS]
    return (document.id, document.title, text, f"{document.title}\n{text}", *facets)


@contextmanager
def postgresql_search(url: str):
    """Its table goes with the connection."""
    with psycopg.connect(url, autocommit=True) as connection:
        yield PostgresqlSearch(connection)
