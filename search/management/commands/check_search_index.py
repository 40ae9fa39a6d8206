import sys

from django.core.management.base import BaseCommand, CommandError

from search.engines import EngineError, fed_engines
from search.indexing.rebuilding import differences
from search.models import Due

SHOWN = 20


class Command(BaseCommand):
    help = "Compares the search index with the database and names what differs; exits 1 then."

    def handle(self, **options):
        waiting, parked = Due.objects.waiting().count(), Due.objects.parked().count()
        if waiting or parked:
            self.stdout.write(f"{waiting} changes wait to be indexed, {parked} are parked.")
        for entry in Due.objects.parked()[:SHOWN]:
            self.stdout.write(f"  parked: {entry}: {entry.problem}")
        whole = [self.is_whole(engine) for engine in fed_engines()]
        if not all(whole):
            sys.exit(1)

    def is_whole(self, engine) -> bool:
        try:
            found = differences(engine)
        except EngineError as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(f"{engine.name}: {found or 'as the database'}")
        for word in ("missing", "superfluous", "stale"):
            for shelf, id in getattr(found, word)[:SHOWN]:
                self.stdout.write(f"  {word}: {id} ({shelf})")
        return not found
