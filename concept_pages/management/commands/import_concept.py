from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from concept_pages.interchange import ImportRefused, import_folder

MAXIMUM_SHOWN = 50


class Command(BaseCommand):
    help = "Imports a folder of page files (docs/import-format.md). All of it, or nothing."

    def add_arguments(self, parser):
        parser.add_argument("directory", type=Path, metavar="DIR")

    def handle(self, *args, directory: Path, **options):
        try:
            report = import_folder(directory)
        except ImportRefused as refusal:
            raise CommandError(refusal_text(refusal)) from None
        self.stdout.write(
            f"{len(report.created)} pages created, {len(report.updated)} updated, "
            f"{len(report.unchanged)} unchanged, {report.facts} facts changed."
        )


def refusal_text(refusal: ImportRefused) -> str:
    problems = refusal.problems
    lines = [str(problem) for problem in problems[:MAXIMUM_SHOWN]]
    if len(problems) > MAXIMUM_SHOWN:
        lines.append(f"… and {len(problems) - MAXIMUM_SHOWN} more.")
    return "Nothing was imported.\n" + "\n".join(lines)
