from __future__ import annotations

import statistics
import time
from random import Random

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, reset_queries
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, Page

from concept_pages.many_measures import add_measures
from concept_pages.models import ActionPlanPage, GoalPage, MeasurePage
from concept_pages.road import rolled_back
from drafts.freezing import freeze_draft
from drafts.models import Audience, Draft

RUNS = 9
WORDS = ("zusätzlich", "in jedem Stadtbezirk", "seit 2025", "gemeinsam mit dem Jugendamt")


class Command(BaseCommand):
    help = (
        "Milliseconds and queries of the synopsis of two drafts with a thousand pages each: when it is made, and when it is there. "
        "Everything it makes is rolled back."
    )

    def add_arguments(self, parser):
        parser.add_argument("--pages", type=int, default=1000)
        parser.add_argument("--changed", type=float, default=0.3, help="share of pages on which something changes")

    def handle(self, *, pages: int, changed: float, **options):
        plan = ActionPlanPage.objects.filter(locale=Locale.get_default()).first()
        if plan is None:
            raise CommandError("There is no action plan: load the demo first.")
        with (
            override_settings(ALLOWED_HOSTS=["*"], SECURE_SSL_REDIRECT=False),
            rolled_back("benchmark of the synopsis"),
        ):
            older, newer = self.two_drafts(plan, pages, changed)
            self.measure(f"/entwuerfe/{older.document_key}/{older.number}-{newer.number}/")

    def two_drafts(self, plan, pages: int, changed: float) -> tuple[Draft, Draft]:
        goals = list(GoalPage.objects.descendant_of(plan).filter(live=True))
        missing = pages - Page.objects.descendant_of(plan, inclusive=True).count()
        add_measures(goals, max(missing, 0), first=100_000)
        older = freeze_draft(document=plan, user=None, even_if_unchanged=True)
        self.change(plan, Random(1), changed)  # noqa: S311
        newer = freeze_draft(document=plan, user=None, even_if_unchanged=True)
        Draft.objects.filter(pk__in=[older.pk, newer.pk]).update(audience=Audience.EVERYONE)
        self.stdout.write(f"{newer.pages.filter(locale=plan.locale).count()} pages in each draft")
        return older, newer

    def change(self, plan, random: Random, share: float) -> None:
        for measure in MeasurePage.objects.descendant_of(plan).order_by("path"):
            if random.random() >= share:
                continue
            blocks = list(measure.body.raw_data)
            for place, block in enumerate(blocks):
                if block["type"] == "paragraph":
                    words = block["value"].split(" ")
                    words.insert(1, random.choice(WORDS))
                    blocks[place] = {**block, "value": " ".join(words)}
            measure.body = measure.body.stream_block.to_python(blocks)
            measure.resources = random.choice(["open", "financed"])
            measure.save_revision(clean=False)

    def measure(self, address: str) -> None:
        reader, editor = Client(), logged_in()
        for client in (reader, editor):
            client.get("/entwuerfe/")  # templates are read, addresses known
        cold = self.milliseconds(reader, address)
        reset_queries()
        with CaptureQueriesContext(connection) as queries:
            response = editor.get(address)
        again = f"{len(queries)} SQL, {len(response.content):,} bytes"
        found = response.context_data
        self.stdout.write(f"{found['total']} changes on {len(found['sheets'])} sheets")
        self.tell("made and shown", cold)
        self.tell("shown again to a reader", self.usual(reader, address))
        self.tell("to somebody logged in", self.usual(editor, address), again)
        self.tell("second sheet, as one text", self.usual(editor, f"{address}?ansicht=fortlaufend&seite=2"))

    def usual(self, client: Client, address: str) -> list[float]:
        runs = [self.milliseconds(client, address) for _run in range(RUNS)]
        return [statistics.median(column) for column in zip(*runs, strict=True)]

    def milliseconds(self, client: Client, address: str) -> list[float]:
        """By the clock, and of the processor alone: what else runs on the machine counts in the first."""
        start, busy = time.perf_counter(), time.process_time()
        response = client.get(address)
        if response.status_code != 200:
            raise CommandError(f"{address} answers {response.status_code}.")
        return [(time.perf_counter() - start) * 1000, (time.process_time() - busy) * 1000]

    def tell(self, what: str, times: list[float], more: str = "") -> None:
        self.stdout.write(f"{what:<26}{times[0]:>6.0f} ms, processor {times[1]:>4.0f} ms {more}".rstrip())


def logged_in() -> Client:
    """For whom every page is made anew; readers get it as the page cache has it."""
    client = Client()
    client.force_login(get_user_model().objects.filter(is_superuser=True).first())
    return client
