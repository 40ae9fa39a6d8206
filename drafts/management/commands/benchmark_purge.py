"""Figures of our purging of revisions beside Wagtail's, side by side in one run."""

from __future__ import annotations

import time
from datetime import timedelta
from itertools import count

from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction
from wagtail.management.commands.purge_revisions import purge_revisions as purge_of_wagtail
from wagtail.models import Page, Revision

from ...purging import purge_revisions


class Command(BaseCommand):
    help = "Milliseconds per old version, and statements: Wagtail's purge_revisions and ours. Everything it makes is rolled back."

    def add_arguments(self, parser):
        parser.add_argument("--revisions", type=int, default=500)

    def handle(self, *args, revisions: int, **options):
        page = Page.objects.filter(depth__gt=2, latest_revision__isnull=False).select_related("latest_revision").first()
        if page is None:
            raise CommandError("There is no page with versions: load the demo first.")
        rows = [
            (name, self.measure(page.latest_revision, revisions, purge))
            for name, purge in (("Wagtail's", purge_of_wagtail), ("ours", purge_revisions))
        ]
        for name, (number, ms, statements) in rows:
            self.stdout.write(f"{name:<12}{number:>7} deleted {ms:>9.3f} ms each {statements:>9.0f} statements")
        self.stdout.write(f"Ours takes 1/{rows[0][1][1] / rows[1][1][1]:.0f} of the time per version.")

    def measure(self, latest: Revision, number: int, purge) -> tuple[int, float, int]:
        """Deleted versions; milliseconds for each; statements."""
        with transaction.atomic():
            Revision.objects.bulk_create([older(latest, place) for place in range(number)])
            before = Revision.objects.count()
            start = time.perf_counter()
            statements = count()  # Django's own list of them ends at 9,000
            with connection.execute_wrapper(lambda execute, *said: (next(statements), execute(*said))[1]):
                purge()
            milliseconds, gone = (time.perf_counter() - start) * 1000, before - Revision.objects.count()
            transaction.set_rollback(True)
        return gone, milliseconds / gone, next(statements)


def older(latest: Revision, place: int) -> Revision:
    values = {field.attname: getattr(latest, field.attname) for field in Revision._meta.concrete_fields}
    return Revision(**values | {"id": None, "created_at": latest.created_at - timedelta(days=1, seconds=place)})
