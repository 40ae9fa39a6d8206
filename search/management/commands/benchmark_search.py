"""Prints how long the search takes with many documents."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from secrets import token_hex

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from search.benchmark.measuring import Times, engine_times, http_times, measured
from search.benchmark.postgresql import PostgresqlSearch, postgresql_search
from search.benchmark.texts import LANGUAGE, Texts
from search.engines import Engine, EngineError, engine_at
from search.management.lexicons import ready_analyser

VIEWS = {"page": "search", "API": "search_api:search"}


class Command(BaseCommand):
    help = (
        "Milliseconds of the search with so many generated German documents: of each engine with count, facets and marked passages, of whole answers "
        "of the site, and of PostgreSQL's own full text with ts_headline. Its indexes are its own and gone afterwards."
    )

    def add_arguments(self, parser):
        parser.add_argument("--documents", nargs="+", type=int, default=[10_000])
        parser.add_argument("--queries", type=int, default=400)
        parser.add_argument("--url", default="", help="of Elasticsearch: http://user:password@host:9200")
        parser.add_argument("--postgresql", default="", help="postgres://user:password@host:5432/database")
        parser.add_argument("--only", choices=["tantivy", "elasticsearch", "postgresql"], help="this one alone")

    def handle(self, *, documents, queries, url, postgresql, only, **options):
        ready_analyser(self, LANGUAGE)
        texts = Texts()
        if not texts.sentences:
            raise CommandError("There are no pages: load the demo first.")
        asked = texts.queries(queries)
        self.stdout.write(f"{'':<52}{'p50':>9}{'p95':>9}  milliseconds")
        for number in documents:
            for address in addresses(url, only):
                with throw_away(address) as its:
                    self.tell_engine(engine_at(its), its, texts, number, asked)
            if only in (None, "postgresql") and (postgresql := postgresql or own_postgresql()):
                with postgresql_search(postgresql) as table:
                    self.tell_postgresql(table, texts, number, asked)

    def tell_engine(self, engine: Engine, url: str, texts: Texts, number: int, queries: list[str]) -> None:
        started = time.perf_counter()
        try:
            engine.write(texts.documents(number))
        except EngineError as problem:
            raise CommandError(str(problem)) from problem
        self.told_written(engine.name, number, time.perf_counter() - started)
        self.tell(engine.name, number, "engine", engine_times(engine, queries))
        for name, view in VIEWS.items():
            self.tell(engine.name, number, name, http_times(url, view, queries))

    def tell_postgresql(self, table: PostgresqlSearch, texts: Texts, number: int, queries: list[str]) -> None:
        started = time.perf_counter()
        table.write(texts.documents(number))
        self.told_written(table.name, number, time.perf_counter() - started)
        self.tell(table.name, number, "", measured(table.search, queries))

    def told_written(self, name: str, number: int, seconds: float) -> None:
        self.stdout.write(f"{f'{name}, {number:,} documents written':<52}{seconds:>9.0f} s")

    def tell(self, name: str, number: int, what: str, times: Times) -> None:
        head = ", ".join(filter(None, [name, f"{number:,} documents", what]))
        self.stdout.write(f"{head:<52}{times.share(0.5):>9.2f}{times.share(0.95):>9.2f}")
        self.stdout.flush()


def addresses(url: str, only: str | None) -> list[str]:
    url = url or ("" if settings.SEARCH_URL.startswith("tantivy:") else settings.SEARCH_URL)
    if only == "elasticsearch" and not url:
        raise CommandError("Say where Elasticsearch is: --url http://user:password@host:9200.")
    found = {"tantivy": "tantivy:", "elasticsearch": url}
    return [address for name, address in found.items() if address and only in (None, name)]


def own_postgresql() -> str:
    """The site's own database, where it is one."""
    url = os.environ.get("DATABASE_URL", "")
    return url if url.startswith("postgres") else ""


@contextmanager
def throw_away(url: str) -> Iterator[str]:
    """The address of an index of its own on the same engine."""
    with tempfile.TemporaryDirectory(prefix="benchmark-") as folder:
        its = (
            f"tantivy://{folder}/index" if url.startswith("tantivy:") else f"{url.rstrip('/')}/benchmark-{token_hex(4)}"
        )
        try:
            yield its
        finally:
            engine_at(its).drop()
