from django.core.management.base import BaseCommand, CommandError

from search.engines import EngineError, fed_engines
from search.indexing.rebuilding import rebuild


class Command(BaseCommand):
    help = "Makes the search index anew beside the one in use, compares it with the database, and switches. No edit is lost, and search goes on."

    def add_arguments(self, parser):
        parser.add_argument("--engine", choices=["tantivy", "elasticsearch"], help="of those in use, this one alone")

    def handle(self, *, engine=None, verbosity=1, **options):
        chosen = [one for one in fed_engines() if engine in (None, one.name)]
        if not chosen:
            raise CommandError(f"{engine} is not in use: SEARCH_URL names another engine.")
        for one in chosen:
            try:
                count = rebuild(one, self.progress if verbosity and self.stdout.isatty() else lambda count: None)
            except EngineError as problem:
                raise CommandError(str(problem)) from problem
            if verbosity:
                self.stdout.write(f"{one.name}: {count} documents.")

    def progress(self, count: int) -> None:
        self.stdout.write(f"\r{count} …", ending="")
        self.stdout.flush()
