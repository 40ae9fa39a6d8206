from __future__ import annotations

import time
from dataclasses import dataclass

from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from wagtail.models import Locale, Page

from concept_pages.many_measures import add_measures
from concept_pages.models import ActionPlanPage, GoalPage
from concept_pages.road import rolled_back
from drafts.freezing import freeze_draft, rows_to_freeze
from drafts.management.many_revisions import write_anew
from drafts.models import Draft
from drafts.publishing import announce_due, publish_draft
from drafts.working_text import pages_of_document


class Command(BaseCommand):
    help = (
        "Statements and seconds of freezing a large document, and of publishing it beside Wagtail's own way, page by page. "
        "Everything it makes is rolled back."
    )

    def add_arguments(self, parser):
        parser.add_argument("--pages", type=int, default=1000, help="of the document that is frozen")
        parser.add_argument("--publish-pages", type=int, default=200, help="in each language; all have changed")
        parser.add_argument("--languages", type=int, default=5, help="that are published, the source language first")

    def handle(self, *, pages: int, publish_pages: int, languages: int, **options):
        plan = ActionPlanPage.objects.filter(locale=Locale.get_default()).first()
        if plan is None:
            raise CommandError("There is no action plan: load the demo first.")
        self.stdout.write(f"{'':<44}{'SQL':>8}{'database':>11}{'clock':>10}{'processor':>11}")
        for deed in (lambda: self.freeze(plan, pages), lambda: self.publish(plan, publish_pages, languages)):
            with rolled_back("benchmark of drafts"):
                deed()

    def freeze(self, plan, number: int) -> None:
        """The document as it is, and measures in its source language that make up the number."""
        there = len(rows_to_freeze(plan))
        add_measures(goals_of(plan), max(number - there, 0), first=100_000)
        write_anew(pages_of_document(plan))
        with Measured() as found:
            draft = freeze_draft(document=plan, user=None)
        self.tell(f"freeze_draft, {draft.pages.count():,} pages", found)

    def publish(self, plan, number: int, languages: int) -> None:
        draft, chosen = changed_draft(plan, number, languages)
        rows = draft.pages.filter(locale__in=chosen)
        ours, stock = Measured(), Measured()
        with rolled_back("the draft's way"):
            with ours:
                publication = publish_draft(draft=draft, user=None, locales=chosen)
            self.tell(f"publish_draft, {len(publication.page_ids['published']):,} of {rows.count():,} pages", ours)
            with Measured() as announced:
                announce_due()
            self.tell("  its signals, after the commit", announced)
        with rolled_back("Wagtail's way"), stock:
            for row in rows.order_by("locale", "position").select_related("revision").iterator(chunk_size=100):
                row.revision.publish()
        self.tell("revision.publish(), one by one", stock)
        self.stdout.write(f"publish_draft takes {ours.statements / stock.statements:.1%} of the statements.")

    def tell(self, what: str, found: Measured) -> None:
        self.stdout.write(
            f"{what:<44}{found.statements:>8,}{found.database:>9.2f} s{found.clock:>8.2f} s{found.processor:>9.2f} s"
        )


def changed_draft(plan, number: int, languages: int) -> tuple[Draft, list[Locale]]:
    """A draft with `number` pages in each of the languages, on every one of which text and rows differ from what is public."""
    trees = sorted(Page.objects.filter(translation_key=plan.translation_key, live=True), key=lambda p: p.pk != plan.pk)
    trees = trees[:languages]
    goals = goals_in_all(trees)
    missing = [max(number - tree.get_descendants(inclusive=True).count(), 0) for tree in trees]
    made = add_measures(goals[0], max(missing), first=200_000)
    for below, count in zip(goals[1:], missing[1:], strict=True):
        add_measures(below, count, first=200_000, keys=[page.translation_key for page in made[:count]])
    write_anew(pages_of_document(plan))
    return freeze_draft(document=plan, user=None), [tree.locale for tree in trees]


def goals_of(plan) -> list[GoalPage]:
    return list(GoalPage.objects.descendant_of(plan).filter(live=True).order_by("path"))


def goals_in_all(trees: list[Page]) -> list[list[GoalPage]]:
    """For each tree the goals that all of them have, in one order."""
    by_key = [{goal.translation_key: goal for goal in goals_of(tree)} for tree in trees]
    common = [key for key in by_key[0] if all(key in goals for goals in by_key)]
    return [[goals[key] for key in common] for goals in by_key]


@dataclass
class Measured:
    """statements: sent in the block. database: seconds that they took. clock, processor: of the whole block, the latter of this process."""

    statements: int = 0
    database: float = 0
    clock: float = 0
    processor: float = 0

    def __enter__(self):
        self.watching = connection.execute_wrapper(self)
        self.watching.__enter__()
        self.clock, self.processor = -time.perf_counter(), -time.process_time()
        return self

    def __exit__(self, *error):
        self.clock += time.perf_counter()
        self.processor += time.process_time()
        self.watching.__exit__(*error)

    def __call__(self, execute, *statement):
        start = time.perf_counter()
        try:
            return execute(*statement)
        finally:
            self.statements += 1
            self.database += time.perf_counter() - start
