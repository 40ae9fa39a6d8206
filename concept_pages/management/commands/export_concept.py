from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from concept_pages.interchange import ImportRefused, export_folder

from .import_concept import failure_text


class Command(BaseCommand):
    help = "Writes the whole site's text, live and not yet published, into a new folder (docs/import-format.md)."

    def add_arguments(self, parser):
        parser.add_argument("directory", type=Path, metavar="DIR")

    def handle(self, *args, directory: Path, **options):
        try:
            count = export_folder(directory)
        except ImportRefused as refusal:
            raise CommandError(str(refusal)) from None
        except OSError as error:
            raise CommandError(failure_text(error)) from None
        self.stdout.write(f"{count} page files written to {directory}.")
        self.stdout.write(
            "Not written: passwords and groups of private pages, dates of publishing and expiry, places in menus, "
            "earlier revisions, accounts."
        )
