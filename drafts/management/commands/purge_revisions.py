"""In place of Wagtail's command of this name, which deletes live revisions and, where a copy is newer, the working text."""

from argparse import ArgumentTypeError

from django.core.management.base import BaseCommand
from django.utils.translation import ngettext

from ...purging import purge_revisions

MOST_DAYS = 36_500


def days(typed: str) -> int:
    number = int(typed)
    if not 0 <= number <= MOST_DAYS:
        raise ArgumentTypeError(f"give a number of days from 0 to {MOST_DAYS}")
    return number


class Command(BaseCommand):
    help = "Deletes old versions that are not public, frozen in a draft, the newest, scheduled, under review or commented on."

    def add_arguments(self, parser):
        parser.add_argument("--days", type=days, help="Only versions older than this number of days.")
        parser.add_argument("--pages", action="store_true", help="Only versions of pages.")
        parser.add_argument("--non-pages", action="store_true", help="Only versions of snippets.")

    def handle(self, *args, days=None, pages, non_pages, **options):
        number = purge_revisions(days, pages, non_pages)
        self.stdout.write(ngettext("%d old version deleted.", "%d old versions deleted.", number) % number)
