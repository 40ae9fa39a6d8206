from __future__ import annotations

import statistics
import time

from django.core.management.base import BaseCommand, CommandError
from django.db import connection, reset_queries
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Locale, Page

from concept_pages.many_measures import add_measures
from concept_pages.models import ContentPage, FieldOfAction, GoalPage, MeasurePage, Office, TargetGroup
from concept_pages.road import rolled_back

RUNS = 5
# Each answer is made anew.
ANEW = {"ALLOWED_HOSTS": ["*"], "SECURE_SSL_REDIRECT": False, "PAGE_CACHE": False}
# Address of the list, of one, and what they show.
ENTRIES = (
    ("offices", "office", Office),
    ("target_groups", "target_group", TargetGroup),
    ("fields", "field", FieldOfAction),
)


class Command(BaseCommand):
    help = "Queries and milliseconds of one public page of each type, with more and more measures. Everything it makes is rolled back."

    def add_arguments(self, parser):
        parser.add_argument("--measures", nargs="+", type=int, default=[100, 1000, 10000])

    def handle(self, *args, measures: list[int], **options):
        goals = list(GoalPage.objects.filter(live=True, locale=Locale.get_default()))
        if not goals:
            raise CommandError("There are no goals: load the demo first.")
        columns = {}
        with override_settings(**ANEW), rolled_back("benchmark of pages"):
            made = MeasurePage.objects.filter(locale=Locale.get_default()).count()
            for target in sorted(measures):
                if target > made:
                    add_measures(goals, target - made, first=1000 + made)
                    made = target
                columns[made] = self.measure()
        self.tell(columns)

    def measure(self) -> dict[str, tuple[int, float]]:
        """Page type or address -> (queries, median milliseconds)."""
        client, found = Client(), {}
        for name, url in self.addresses():
            client.get(url)
            reset_queries()  # Django keeps 9,000 queries at most, and then counts none
            with CaptureQueriesContext(connection) as queries:
                client.get(url)
            times = []
            for _run in range(RUNS):
                start = time.perf_counter()
                client.get(url)
                times.append((time.perf_counter() - start) * 1000)
            found[name] = (len(queries), statistics.median(times))
        return found

    def addresses(self) -> list[tuple[str, str]]:
        """A page of each type, the register asked in several ways, and the entry pages."""
        pages = [(type(page).__name__, page.url) for page in self.one_of_each()]
        register = reverse("register")
        asked = ["", "?q=massnahme", "?frist=2029&sortierung=-titel", "?seite=2"]
        urls = [f"{register}{query}" for query in asked] + [reverse("register_csv")]
        for name, one, model in ENTRIES:
            found = model.objects.filter(locale=Locale.get_default()).first()
            urls += [reverse(name), *([reverse(one, args=[found.key])] if found else [])]
        return pages + [(url, url) for url in urls]

    def one_of_each(self) -> list[ContentPage]:
        pages = Page.objects.filter(live=True, locale=Locale.get_default(), depth__gte=2).order_by("path")
        first: dict[int, Page] = {}
        for page in pages:
            first.setdefault(page.content_type_id, page)
        return [page.specific for page in first.values()]

    def tell(self, columns: dict[int, dict]) -> None:
        heads = "".join(f"{count:>12} measures" for count in columns)
        self.stdout.write(f"{'':<44}{heads}")
        for name in next(iter(columns.values())):
            cells = "".join(f"{queries:>9} SQL {ms:>5.0f} ms" for queries, ms in (c[name] for c in columns.values()))
            self.stdout.write(f"{name:<44}{cells}")
