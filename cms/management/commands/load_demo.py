from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from wagtail.models import Page

from cms import demo
from concept_pages.interchange import ImportRefused
from concept_pages.management.commands.import_concept import refusal_text
from concept_pages.tree import wait_for_the_tree


class Command(BaseCommand):
    help = "Loads the demo city into an empty database. A database with a concept is left alone."

    def handle(self, *args, **options):
        try:
            report = self.load() if demo.is_empty() else None
        except ImportRefused as refusal:
            raise CommandError(refusal_text(refusal)) from None
        if report is None:
            self.stdout.write("The database has a concept already; it is left as it is.")
            return
        self.stdout.write(f"The demo city Auenstadt is loaded: {Page.objects.filter(depth__gt=1).count()} pages.")

    @transaction.atomic
    def load(self):
        """All states and the accounts, or nothing: what a stopped first start left would count as a site that somebody made.

        None where another process loaded it while this one waited.
        """
        wait_for_the_tree()
        if not demo.is_empty():
            return None
        call_command("set_up", verbosity=0)
        report = demo.load(with_accounts=settings.DEMO_ACCOUNTS, progress=self.tell)
        call_command("set_up", verbosity=0)  # now that each language has its tree
        if settings.DEMO_ACCOUNTS:
            demo.make_accounts()
        return report

    def tell(self, step: str) -> None:
        self.stdout.write(f"  {step} …")
        self.stdout.flush()
