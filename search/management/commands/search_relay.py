import signal
import time

from django.core.management.base import BaseCommand

from search.outbox.relay import begin, carry_all, purge

PAUSE = 0.5
LONGEST_PAUSE = 5.0


class Command(BaseCommand):
    help = "Carries changes to the search index, until it is stopped. Set SEARCH_RELAY=worker for the web servers then."

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="what is due now, then end")

    def handle(self, *, once, **options):
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        begin()
        pause = PAUSE
        try:
            while True:
                carried = carry_all()
                if once:
                    self.stdout.write(f"{carried.count} changes indexed.")
                    return
                pause = min(2 * pause, LONGEST_PAUSE) if carried.down else PAUSE
                purge()
                time.sleep(pause)
        except KeyboardInterrupt:
            return
