from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from concept_pages.interchange import ImportRefused, export_folder


class Command(BaseCommand):
    help = "Writes the whole site's working text into a new folder (docs/import-format.md)."

    def add_arguments(self, parser):
        parser.add_argument("directory", type=Path, metavar="DIR")

    def handle(self, *args, directory: Path, **options):
        try:
            count = export_folder(directory)
        except ImportRefused as refusal:
            raise CommandError(str(refusal)) from None
        self.stdout.write(f"{count} page files written to {directory}.")
